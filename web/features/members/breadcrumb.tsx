import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './breadcrumb.module.css';

/** The way back from a page below "Members". */
export function Breadcrumb({ here }: { here: string }) {
  const { t } = useLingui();
  return (
    <nav className={classes.crumbs} aria-label={t`You are here`}>
      <Link to="/company/members" className={classes.up}>
        <Trans>Members</Trans>
      </Link>
      <IconChevronRight aria-hidden />
      <span aria-current="page">{here}</span>
    </nav>
  );
}
