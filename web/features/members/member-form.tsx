import { useLingui } from '@lingui/react/macro';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MemberView } from '../../../contract/members.ts';
import { api, ifMatch } from '../../api/client.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { tell } from '../../ui/toast.tsx';
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
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const names = useFieldNames();
  // The version that the form was filled from; what is read later replaces it while nothing was changed here.
  const [base, setBase] = useState(member);
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<MemberView | null>(null);
  const form = useForm<MemberValues>({ initialValues: valuesOf(member), validate: useMemberRules() });
  const changed = differences(valuesOf(base), form.values);
  const fill = (from: MemberView, values = valuesOf(from)) => {
    setBase(from);
    form.setValues(values);
    form.clearErrors();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    if (member.version !== base.version && changed.length === 0) fill(member);
  }, [member]);
  const update = useMutation(
    api.members.update.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.members.get.queryKey({ input: { id: saved.id } }), saved);
        fill(saved);
        setNewer(null);
        const saying = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' });
        tell(t`Saved: ${saying.format(changed.map((field) => names[field]))}`);
        void renewMembers(queries);
      },
      onError: (error) => {
        const theirs = staleMember(error);
        setNewer(theirs);
        if (theirs) return;
        const fields = {
          address_taken: 'localPart',
          address_malformed: 'localPart',
          last_administrator: 'accessRight',
          pins_equal: 'room.guestPin',
          guest_pin_alone: 'room.hostPin',
        };
        setFault(putFaultsOnForm(form, error, fields));
      },
    }),
  );
  const save = (from: MemberView, values: MemberValues) => {
    const fields = differences(valuesOf(from), values);
    if (fields.length === 0) return;
    update.mutate({ params: { id: from.id }, headers: ifMatch(from.version), body: bodyOf(values, fields) });
  };
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit((values) => save(base, values), focusFaulty(form))}
      noValidate
    >
      <PersonFields form={form} member={base} />
      <RoomFields form={form} member={base} />
      {fault ? (
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
      ) : null}
      <SaveBar
        changes={changed.map((field) => names[field])}
        saving={update.isPending}
        onDiscard={() => {
          setFault(null);
          fill(member);
        }}
      />
      {newer ? (
        <StaleDialog
          base={valuesOf(base)}
          mine={form.values}
          theirs={valuesOf(newer)}
          onClose={() => setNewer(null)}
          onChosen={(values) => {
            fill(newer, values);
            queries.setQueryData(api.members.get.queryKey({ input: { id: newer.id } }), newer);
            setNewer(null);
            save(newer, values);
          }}
        />
      ) : null}
    </form>
  );
}
