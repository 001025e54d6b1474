import { useLayoutEffect } from 'react';

/** Screens are dark in both themes. */
export function useDark(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset['mantineColorScheme'];
    dataset['mantineColorScheme'] = 'dark';
    return () => {
      dataset['mantineColorScheme'] = before;
    };
  }, []);
}
