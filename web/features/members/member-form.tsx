import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { MemberView } from '../../../contract/members.ts';
import { api, client, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useVersionedForm } from '../../app/use-versioned-form.ts';
import { SaveBar } from '../../ui/save-bar.tsx';
import classes from './member.module.css';
import { bodyOf, differences, type MemberValues, valuesOf } from './member-values.ts';
import { PersonFields } from './person-fields.tsx';
import { renewMembers } from './renew-members.ts';
import { RoomFields } from './room-fields.tsx';
import { StaleDialog } from './stale-dialog.tsx';
import { staleMember } from './stale-member.ts';
import { useFieldNames } from './use-field-names.ts';
import { useMemberRules } from './use-member-rules.ts';

/** A member's fields and those of the personal room: saved together, and never over somebody else's newer change. */
export function MemberForm({ member }: { member: MemberView }) {
  const queries = useQueryClient();
  const names = useFieldNames();
  const form = useForm<MemberValues>({ initialValues: valuesOf(member), validate: useMemberRules() });
  const { base, changed, fault, newer, saving, submit, save, discard, closeNewer, choose } = useVersionedForm({
    row: member,
    form,
    valuesOf,
    differences,
    names,
    readStale: staleMember,
    faultFields: {
      address_taken: 'localPart',
      address_malformed: 'localPart',
      last_administrator: 'accessRight',
      pins_equal: 'room.guestPin',
      guest_pin_alone: 'room.hostPin',
    },
    send: (from, values, fields) =>
      client.members.update({
        params: { id: from.id },
        headers: ifMatch(from.version),
        body: bodyOf(values, fields),
      }),
    keep: (row) => queries.setQueryData(api.members.get.queryKey({ input: { id: row.id } }), row),
    onSaved: () => void renewMembers(queries),
  });
  return (
    <form className={classes.form} onSubmit={submit(save)} noValidate>
      <PersonFields form={form} member={base} />
      <RoomFields form={form} member={base} />
      {fault ? (
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
      ) : null}
      <SaveBar changes={changed.map((field) => names[field])} saving={saving} onDiscard={discard} />
      {newer ? (
        <StaleDialog
          base={valuesOf(base)}
          mine={form.values}
          theirs={valuesOf(newer)}
          onClose={closeNewer}
          onChosen={choose}
        />
      ) : null}
    </form>
  );
}
