import { Trans } from '@lingui/react/macro';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { serviceQuery, useSignedIn } from '../../api/session.ts';
import { Mark } from '../../ui/mark.tsx';
import { CompanyBrand } from './company-brand.tsx';
import classes from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

const searchKeys = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** The company's name, the search and dial box, and the menu with the person's name. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { member } = useSignedIn();
  const { data: service } = useQuery(serviceQuery());
  return (
    <header className={classes.bar}>
      <Link to="/" className={classes.brand}>
        {member ? <CompanyBrand {...member.company} /> : <Mark />}
        <span className={classes.name}>{member?.company.name ?? service?.name ?? 'Rotunda'}</span>
        <span className="visually-hidden">
          <Trans>, home page</Trans>
        </span>
      </Link>
      {member ? (
        <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K /">
          <IconSearch aria-hidden />
          <span className={classes.hint}>
            <Trans>Search or dial a person, room or system</Trans>
          </span>
          <kbd className="only-desktop">{searchKeys}</kbd>
        </button>
      ) : (
        // Without a company there is nobody to search for.
        <span />
      )}
      <UserMenu />
    </header>
  );
}
