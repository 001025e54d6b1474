import { useLingui } from '@lingui/react/macro';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './breadcrumb.module.css';

interface BreadcrumbProps {
  /** The list that the page lies below; with `useListAddress` as it was last searched and sorted. */
  up: Pick<LinkProps, 'to' | 'params' | 'search'>;
  /** The name of that list. */
  upLabel: ReactNode;
  here: string;
}

/** The way back from a page below a list. */
export function Breadcrumb({ up, upLabel, here }: BreadcrumbProps) {
  const { t } = useLingui();
  return (
    <nav className={classes.crumbs} aria-label={t`You are here`}>
      <Link {...up} className={classes.up}>
        {upLabel}
      </Link>
      <IconChevronRight aria-hidden />
      <span aria-current="page">{here}</span>
    </nav>
  );
}
