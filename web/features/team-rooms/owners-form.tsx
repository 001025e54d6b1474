import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OwnerRule, TeamRoomOwners } from '../../../contract/team-room-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { staleVersion } from '../../api/stale.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { OwnerList } from './owner-list.tsx';
import { changedOwners, type OwnersValues, ownersOf, ownersWish } from './owners-values.ts';
import { renewTeamRooms } from './renew-team-rooms.ts';
import classes from './room.module.css';

const isOwners = (value: object): value is TeamRoomOwners => 'rule' in value && 'members' in value;

/** "Owners": who has control in a team room beside the administrators. Acts at once on whoever is inside. */
export function OwnersForm({ roomId, owners }: { roomId: string; owners: TeamRoomOwners }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [base, setBase] = useState(owners);
  const [values, setValues] = useState<OwnersValues>(ownersOf(owners));
  const [newer, setNewer] = useState<TeamRoomOwners | null>(null);
  const names = { rule: t`who has control`, members: t`owners` };
  const changed = changedOwners(ownersOf(base), values);
  const fill = (from: TeamRoomOwners, filled = ownersOf(from)) => {
    setBase(from);
    setValues(filled);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    if (owners.version === base.version) return;
    if (changed.length === 0) fill(owners);
    // What is newer are the settings, which stand in a form of their own.
    else if (changedOwners(ownersOf(base), ownersOf(owners)).length === 0) setBase(owners);
  }, [owners]);
  const keep = (saved: TeamRoomOwners) =>
    queries.setQueryData(api.teamRooms.owners.queryKey({ input: { id: roomId } }), saved);
  const set = useMutation(
    api.teamRooms.setOwners.mutationOptions({
      onSuccess: (saved) => {
        keep(saved);
        fill(saved);
        setNewer(null);
        tell(t`Saved. It holds at once, for whoever is inside too.`);
        void renewTeamRooms(queries);
      },
      onError: (error) => {
        const theirs = staleVersion(error, isOwners);
        if (!theirs) return;
        if (changedOwners(ownersOf(base), ownersOf(theirs)).length > 0) setNewer(theirs);
        // What is newer are the settings, which stand in a form of their own.
        else save(theirs, values);
      },
    }),
  );
  function save(from: TeamRoomOwners, wanted: OwnersValues): void {
    if (changedOwners(ownersOf(from), wanted).length === 0) return;
    set.mutate({ params: { id: roomId }, headers: ifMatch(from.version), body: ownersWish(wanted) });
  }
  const rules: Record<OwnerRule, string> = {
    administrators: t`Administrators only`,
    everyone: t`Let all users control this room`,
    members: t`Particular members`,
  };
  const say = ({ rule, members }: OwnersValues) => ({
    rule: rules[rule],
    members: rule === 'members' ? members.map(({ fullName }) => fullName).join(', ') : '',
  });
  const lacking = values.rule === 'members' && values.members.length === 0;
  const isStale = set.error !== null && staleVersion(set.error, isOwners) !== null;
  return (
    <form
      className={classes.owners}
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacking) save(base, values);
      }}
      noValidate
    >
      <Radio.Group
        aria-label={t`Owners`}
        value={values.rule}
        onChange={(rule) => {
          if (isRule(rule)) setValues({ ...values, rule });
        }}
      >
        <div className={classes.rules}>
          <Radio
            value="administrators"
            label={rules.administrators}
            description={t`Members enter by the PINs, as guests do`}
          />
          <Radio
            value="everyone"
            label={rules.everyone}
            description={t`Every member of the company enters as a host with control`}
          />
          <Radio
            value="members"
            label={rules.members}
            description={t`Beside the administrators, who always have control`}
          />
        </div>
      </Radio.Group>
      {values.rule === 'members' ? (
        <OwnerList members={values.members} onChange={(members) => setValues({ ...values, members })} />
      ) : null}
      {lacking && changed.length > 0 ? (
        <p className={classes.small} role="alert">
          <Trans>Add at least one member, or choose another rule.</Trans>
        </p>
      ) : null}
      {values.rule === 'members' && values.members.length >= mostOwners ? (
        <p className={classes.small}>
          <Plural value={mostOwners} other="A room has at most # owners by name." />
        </p>
      ) : null}
      {isStale ? null : <ProblemAlert error={set.error} />}
      <SaveBar
        changes={lacking ? [] : changed.map((field) => names[field])}
        saving={set.isPending}
        onDiscard={() => {
          set.reset();
          fill(owners);
        }}
      />
      {newer ? (
        <StaleDialog
          what={t`the owners of this room`}
          names={names}
          base={say(ownersOf(base))}
          mine={say(values)}
          theirs={say(ownersOf(newer))}
          onClose={() => setNewer(null)}
          onChosen={(kept) => {
            const rule = kept.has('rule') ? values.rule : newer.rule;
            const members = kept.has('members') ? values.members : newer.members;
            keep(newer);
            fill(newer, { rule, members });
            setNewer(null);
            save(newer, { rule, members });
          }}
        />
      ) : null}
    </form>
  );
}

const mostOwners = 200;

const isRule = (rule: string): rule is OwnerRule => ['administrators', 'everyone', 'members'].includes(rule);
