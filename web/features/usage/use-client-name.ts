import { useLingui } from '@lingui/react/macro';

/** Families of browsers as they write themselves; others with a capital. */
const brands: Readonly<Record<string, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  opera: 'Opera',
  samsung: 'Samsung Internet',
};

/** The name of a browser, or of what was not one. */
export function useClientName(): (client: string) => string {
  const { t } = useLingui();
  return (client) => {
    if (client === 'video-system') return t`Video system`;
    if (client === 'unknown') return t`Unknown`;
    return brands[client] ?? client.charAt(0).toLocaleUpperCase() + client.slice(1);
  };
}
