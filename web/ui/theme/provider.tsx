import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './mantine.css';
import './base.css';
import './tokens.css';
import './mantine-variables.css';
import './controls.css';
import { styleNonce } from './style-nonce.ts';
import { theme } from './theme.ts';

/** The component library with Rotunda's look. Its variables are in style sheets, so that it writes no `<style>` for them. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
