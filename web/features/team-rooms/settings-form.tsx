import { useLingui } from '@lingui/react/macro';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { staleVersion } from '../../api/stale.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { usePinRules } from '../rooms/index.ts';
import { renewTeamRooms } from './renew-team-rooms.ts';
import classes from './room.module.css';
import { SettingsFields } from './settings-fields.tsx';
import {
  changedSettings,
  mergeSettings,
  type SettingsValues,
  settingsBody,
  settingsOf,
  settingsText,
} from './settings-values.ts';
import { usePinRule } from './use-pin-rule.ts';
import { useSettingsNames } from './use-settings-names.ts';

const isRoom = (value: object): value is TeamRoomView => 'askForName' in value;

/** "Settings" of a team room: saved together, and never over somebody else's newer change. */
export function SettingsForm({ room }: { room: TeamRoomView }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const names = useSettingsNames();
  const pinRule = usePinRule();
  const pinRules = usePinRules();
  // The version that the form was filled from; what is read later replaces it while nothing was changed here.
  const [base, setBase] = useState(room);
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<TeamRoomView | null>(null);
  const form = useForm<SettingsValues>({
    initialValues: settingsOf(room),
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter a name` : null),
      localPart: (part) => (part.trim() === '' ? t`Enter a video address` : null),
      ...pinRules,
    },
  });
  const changed = changedSettings(names, settingsOf(base), form.values);
  const fill = (from: TeamRoomView, values = settingsOf(from)) => {
    setBase(from);
    form.setValues(values);
    form.clearErrors();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    if (room.version === base.version) return;
    if (changed.length === 0) fill(room);
    // What is newer are its owners, which stand in a form of their own.
    else if (changedSettings(names, settingsOf(base), settingsOf(room)).length === 0) setBase(room);
  }, [room]);
  const update = useMutation(
    api.teamRooms.update.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.teamRooms.get.queryKey({ input: { id: saved.id } }), saved);
        fill(saved);
        setNewer(null);
        const saying = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' });
        tell(t`Saved: ${saying.format(changed.map((field) => names[field]))}`);
        void renewTeamRooms(queries);
      },
      onError: (error) => {
        const theirs = staleVersion(error, isRoom);
        if (!theirs) {
          const fields = { address_taken: 'localPart', address_malformed: 'localPart', pins_equal: 'guestPin' };
          setFault(putFaultsOnForm(form, error, { ...fields, guest_pin_alone: 'hostPin' }));
        } else if (changedSettings(names, settingsOf(base), settingsOf(theirs)).length > 0) setNewer(theirs);
        // What is newer are its owners, which stand in a form of their own.
        else save(theirs, form.values);
      },
    }),
  );
  function save(from: TeamRoomView, values: SettingsValues): void {
    const fields = changedSettings(names, settingsOf(from), values);
    if (fields.length === 0) return;
    update.mutate({ params: { id: from.id }, headers: ifMatch(from.version), body: settingsBody(values, fields) });
  }
  const words = { on: t`on`, off: t`off` };
  return (
    <form onSubmit={form.onSubmit((values) => save(base, values), focusFaulty(form))} noValidate>
      <SettingsFields form={form} room={base} pinRule={pinRule} />
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
          fill(room);
        }}
      />
      {newer ? (
        <StaleDialog
          what={t`this team room`}
          names={names}
          base={settingsText(settingsOf(base), words)}
          mine={settingsText(form.values, words)}
          theirs={settingsText(settingsOf(newer), words)}
          onClose={() => setNewer(null)}
          onChosen={(keep) => {
            const values = mergeSettings(settingsOf(newer), form.values, keep);
            fill(newer, values);
            queries.setQueryData(api.teamRooms.get.queryKey({ input: { id: newer.id } }), newer);
            setNewer(null);
            save(newer, values);
          }}
        />
      ) : null}
    </form>
  );
}
