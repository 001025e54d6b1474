import type { MantineColorsTuple } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { createElement } from 'react';

const chevron = {
  rightSection: createElement(IconChevronDown, { 'aria-hidden': true }),
  rightSectionPointerEvents: 'none' as const,
};

const shades = (variable: string): MantineColorsTuple => [
  variable,
  variable,
  variable,
  variable,
  variable,
  variable,
  variable,
  variable,
  variable,
  variable,
];

/** Text on a filled control, by colour: white would be too faint on the dark theme's accents. */
const inkOnFilled = new Map([
  ['red', 'var(--bad-ink)'],
  ['gray', 'var(--surface)'],
]);

/** Rotunda's theme for Mantine. Colours come from `tokens.css` by `mantine-variables.css`. */
export const theme = createTheme({
  primaryColor: 'verdigris',
  colors: { verdigris: shades('var(--accent)'), copper: shades('var(--copper)') },
  fontFamily: 'var(--font)',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    if (input.variant !== 'filled') return resolved;
    return { ...resolved, color: inkOnFilled.get(input.color ?? '') ?? 'var(--accent-ink)' };
  },
  components: {
    Button: { defaultProps: { variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: { defaultProps: { variant: 'light', color: 'gray', radius: 'xl' } },
    Modal: {
      defaultProps: {
        centered: true,
        attributes: { header: { role: 'presentation' } },
        transitionProps: { duration: 120 },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } }, transitionProps: { duration: 150 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 }, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 300 } },
    Select: { defaultProps: { ...chevron, allowDeselect: false } },
    NativeSelect: { defaultProps: chevron },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
});
