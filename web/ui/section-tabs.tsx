import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './section-tabs.module.css';

export interface SectionTab {
  to: LinkProps['to'];
  params?: LinkProps['params'];
  search?: LinkProps['search'];
  /** Not open while a page below it is: that page is another tab's. */
  exact?: boolean;
  label: ReactNode;
  /** How many there are, written as the reader's language writes numbers. */
  count?: string;
}

/** The parts of an area, each a page of its own; `label` names the whole for screen readers. */
export function SectionTabs({ label, tabs }: { label: string; tabs: readonly SectionTab[] }) {
  const nav = useRef<HTMLElement>(null);
  const counts = tabs.map(({ count }) => count ?? '').join();
  // On a phone the tabs are wider than the screen: the one that is open is in sight, also when counts have moved it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width of the tabs
  useEffect(() => {
    nav.current?.querySelector('[data-on]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [counts]);
  return (
    <nav ref={nav} className={classes.tabs} aria-label={label}>
      {tabs.map(({ to, params, search, exact, label: text, count }) => (
        <Link
          key={to}
          to={to}
          params={params}
          search={search}
          className={classes.tab}
          {...(exact ? { activeOptions: { exact, includeSearch: false } } : {})}
          activeProps={{ 'data-on': true }}
        >
          {text}
          {count === undefined ? null : <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
