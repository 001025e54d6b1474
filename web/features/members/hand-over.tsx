import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import classes from './member.module.css';
import { MemberSelect } from './member-select.tsx';
import type { ActedOn } from './use-member-dialogs.ts';

interface HandOverProps {
  rooms: readonly { id: string; name: string; videoAddress: string; otherOwners: number }[];
  member: Pick<ActedOn, 'id' | 'fullName'>;
  value: string | null;
  onChange: (heir: string | null) => void;
}

/** The team rooms of somebody who is being removed, and who is to own them. */
export function HandOver({ rooms, member, value, onChange }: HandOverProps) {
  const { t } = useLingui();
  const { fullName } = member;
  return (
    <div className={classes.handOver}>
      <div>
        <p>
          {plural(rooms.length, {
            one: `${fullName} owns a team room:`,
            other: `${fullName} owns # team rooms:`,
          })}
        </p>
        <ul className={classes.rooms}>
          {rooms.map(({ id, name, otherOwners }) => (
            <li key={id}>
              {name}
              {otherOwners === 0 ? (
                <>
                  {' · '}
                  <Trans>no other owner</Trans>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <MemberSelect
        label={t`Hand over to`}
        description={t`Left empty, other owners and administrators look after them`}
        but={member.id}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
