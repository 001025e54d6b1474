import { useLayoutEffect } from 'react';

/** Meetings are dark in both themes, with everything that is drawn outside of the page's own tree. */
export function useDarkDocument(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset['mantineColorScheme'];
    dataset['mantineColorScheme'] = 'dark';
    return () => {
      dataset['mantineColorScheme'] = before;
    };
  }, []);
}
