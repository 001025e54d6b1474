import { useLingui } from '@lingui/react/macro';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { api, client, ifMatch } from '../../api/client.ts';
import { staleVersion } from '../../api/stale.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useVersionedForm } from '../../app/use-versioned-form.ts';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
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
  const { t } = useLingui();
  const queries = useQueryClient();
  const names = useSettingsNames();
  const pinRule = usePinRule();
  const pinRules = usePinRules();
  const form = useForm<SettingsValues>({
    initialValues: settingsOf(room),
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter a name` : null),
      localPart: (part) => (part.trim() === '' ? t`Enter a video address` : null),
      ...pinRules,
    },
  });
  const { base, changed, fault, newer, saving, submit, save, discard, closeNewer, choose } = useVersionedForm({
    row: room,
    form,
    valuesOf: settingsOf,
    differences: (one, other) => changedSettings(names, one, other),
    names,
    readStale: (error) => staleVersion(error, isRoom),
    faultFields: {
      address_taken: 'localPart',
      address_malformed: 'localPart',
      pins_equal: 'guestPin',
      guest_pin_alone: 'hostPin',
    },
    // Its owners stand in a form of their own.
    sharesRow: true,
    send: (from, values, fields) =>
      client.teamRooms.update({
        params: { id: from.id },
        headers: ifMatch(from.version),
        body: settingsBody(values, fields),
      }),
    keep: (row) => queries.setQueryData(api.teamRooms.get.queryKey({ input: { id: row.id } }), row),
    onSaved: () => void renewTeamRooms(queries),
  });
  const words = { on: t`on`, off: t`off` };
  return (
    <form onSubmit={submit(save)} noValidate>
      <SettingsFields form={form} room={base} pinRule={pinRule} />
      {fault ? (
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
      ) : null}
      <SaveBar changes={changed.map((field) => names[field])} saving={saving} onDiscard={discard} />
      {newer ? (
        <StaleDialog
          what={t`this team room`}
          names={names}
          base={settingsText(settingsOf(base), words)}
          mine={settingsText(form.values, words)}
          theirs={settingsText(settingsOf(newer), words)}
          onClose={closeNewer}
          onChosen={(keep) => choose(mergeSettings(settingsOf(newer), form.values, keep))}
        />
      ) : null}
    </form>
  );
}
