import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Avatar } from '../../ui/avatar.tsx';
import { MemberSearch } from './member-search.tsx';
import { type Owner, withOwner } from './owners-values.ts';
import classes from './room.module.css';

interface OwnerListProps {
  members: readonly Owner[];
  onChange: (members: readonly Owner[]) => void;
}

const most = 200;

/** The owners by name, each with the way out of the list, and the field that finds more. */
export function OwnerList({ members, onChange }: OwnerListProps) {
  const { t } = useLingui();
  return (
    <>
      <MemberSearch
        but={new Set(members.map(({ id }) => id))}
        disabled={members.length >= most}
        onFound={({ id, fullName, videoAddress, status }) =>
          onChange(withOwner(members, { id, fullName, videoAddress, status }))
        }
      />
      <ul className={classes.list} aria-label={t`Owners`}>
        {members.map(({ id, fullName, videoAddress, status }) => (
          <li key={id} className={classes.owner}>
            <Avatar name={fullName} />
            <span className={classes.ownerText}>
              <span className={classes.strong}>{fullName}</span>
              <span className={classes.small}>{videoAddress}</span>
            </span>
            {status === 'suspended' ? (
              <Badge color="copper" miw="max-content">
                <Trans>Suspended</Trans>
              </Badge>
            ) : null}
            <ActionIcon
              aria-label={t`Take ${fullName} off the owners`}
              title={t`Take ${fullName} off the owners`}
              onClick={() => onChange(members.filter((each) => each.id !== id))}
            >
              <IconX aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </>
  );
}
