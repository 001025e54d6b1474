/** Colours in sRGB, `#rrggbb`; relative luminance and contrast as WCAG 2.2 defines them. */

const channels = (colour: string): [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance, 0 (black) to 1 (white). */
export function luminance(colour: string): number {
  const [red, green, blue] = channels(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a company's colour lies on in each theme. */
const surfaces = { light: ['#ffffff', '#f7f6f2'], dark: ['#151513', '#1d1d1a'] } as const;
export type Theme = keyof typeof surfaces;

/** Least contrast of a shape to what it lies on (WCAG 2.2, success criterion 1.4.11). */
const leastContrast = 3;

const isSeen = (colour: string, theme: Theme): boolean =>
  surfaces[theme].every((surface) => contrast(colour, surface) >= leastContrast);

/** White or black, whichever is read better on a colour: never below 4.5 : 1. */
export const inkOn = (colour: string): '#ffffff' | '#000000' =>
  contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';

const hex = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');
const mix = (colour: string, towards: number, share: number): string =>
  `#${channels(colour)
    .map((channel) => hex(channel + (towards - channel) * share))
    .join('')}`;

/** A company's colour as a theme shows it: itself where it is seen there, else the nearest darker or lighter one that is. */
export function shownColour(colour: string, theme: Theme): string {
  const towards = theme === 'light' ? 0 : 255;
  for (let step = 0; step < 100; step += 1) {
    const candidate = mix(colour, towards, step / 100);
    if (isSeen(candidate, theme)) return candidate;
  }
  return mix(colour, towards, 1);
}
