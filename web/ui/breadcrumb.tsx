import { useLingui } from '@lingui/react/macro';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './breadcrumb.module.css';
import { lastSearch } from './list/place.ts';

interface BreadcrumbProps {
  /** The list that the page lies below; the way back leads to it as it was last searched and sorted. */
  up: Pick<LinkProps, 'to' | 'params'>;
  /** The name of that list. */
  upLabel: ReactNode;
  here: string;
}

/** The way back from a page below a list. */
export function Breadcrumb({ up, upLabel, here }: BreadcrumbProps) {
  const { t } = useLingui();
  return (
    <nav className={classes.crumbs} aria-label={t`You are here`}>
      <Link {...up} search={lastSearch(up.to ?? '')} className={classes.up}>
        {upLabel}
      </Link>
      <IconChevronRight aria-hidden />
      <span aria-current="page">{here}</span>
    </nav>
  );
}
