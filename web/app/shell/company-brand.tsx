import type { CSSProperties } from 'react';
import { inkOn, shownColour } from '../../../contract/colour.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './company-brand.module.css';

interface CompanyBrandProps {
  name: string;
  logo: string | null;
  colour: string | null;
}

/** What stands before a company's name: its logo, or its initial on its colour, or the service's mark. */
export function CompanyBrand({ name, logo, colour }: CompanyBrandProps) {
  if (logo) return <img src={logo} alt="" className={classes.logo} />;
  if (!colour) return <Mark />;
  return (
    <span className={classes.initial} style={colours(colour)} aria-hidden>
      {Array.from(name)[0]?.toUpperCase()}
    </span>
  );
}

function colours(colour: string): CSSProperties {
  const [light, dark] = [shownColour(colour, 'light'), shownColour(colour, 'dark')];
  const variables: Record<`--${string}`, string> = {
    '--light': light,
    '--light-ink': inkOn(light),
    '--dark': dark,
    '--dark-ink': inkOn(dark),
  };
  return variables;
}
