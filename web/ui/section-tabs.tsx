import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './section-tabs.module.css';

export interface SectionTab {
  to: LinkProps['to'];
  params?: LinkProps['params'];
  search?: LinkProps['search'];
  label: ReactNode;
  /** How many there are, written as the reader's language writes numbers. */
  count?: string;
}

/** The parts of an area, each a page of its own; `label` names the whole for screen readers. */
export function SectionTabs({ label, tabs }: { label: string; tabs: readonly SectionTab[] }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ to, params, search, label: text, count }) => (
        <Link
          key={to}
          to={to}
          params={params}
          search={search}
          className={classes.tab}
          activeProps={{ 'data-on': true }}
        >
          {text}
          {count === undefined ? null : <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
