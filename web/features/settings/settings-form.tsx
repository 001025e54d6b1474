import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CompanySettings } from '../../../contract/settings.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { CallFields } from './call-fields.tsx';
import { CompanyFields } from './company-fields.tsx';
import { ConfirmSettings, needsWord } from './confirm-settings.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import { PinRuleFields } from './pin-rule-fields.tsx';
import { RecordsFields } from './records-fields.tsx';
import classes from './settings.module.css';
import { merged, valuesOf } from './settings-values.ts';
import { SuffixField } from './suffix-field.tsx';
import { TimeFields } from './time-fields.tsx';
import { useSettingsForm } from './use-settings-form.ts';
import { useSettingsTexts } from './use-settings-texts.ts';

/** All settings in one form, saved together; what reaches further than this page is said and asked before. */
export function SettingsForm({ settings }: { settings: CompanySettings }) {
  const { t } = useLingui();
  const texts = useSettingsTexts();
  const { form, base, changed, fault, newer, saving, save, discard, choose, closeNewer, submit } =
    useSettingsForm(settings);
  const [asking, setAsking] = useState(false);
  const was = valuesOf(base);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={submit(() => (needsWord(was, form.values) ? setAsking(true) : save()))}
    >
      <Panel title={<Trans>Company</Trans>}>
        <CompanyFields form={form} settings={settings} />
      </Panel>
      <Panel title={<Trans>Video addresses and PINs</Trans>}>
        <SuffixField form={form} was={base.roomSuffix} />
        <PinRuleFields form={form} was={base.pinRule} />
      </Panel>
      <Panel title={<Trans>Time</Trans>}>
        <TimeFields form={form} />
      </Panel>
      <Panel title={<Trans>Meetings</Trans>}>
        <MeetingFields form={form} />
        <CallFields form={form} />
      </Panel>
      <Panel title={<Trans>Statistics and records</Trans>}>
        <RecordsFields form={form} was={base} />
      </Panel>
      <ProblemAlert error={fault} />
      <SaveBar changes={changed.map((field) => texts.names[field])} saving={saving} onDiscard={discard} />
      {asking ? (
        <ConfirmSettings
          was={was}
          now={form.values}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            save();
          }}
        />
      ) : null}
      {newer ? (
        <StaleDialog
          what={t`the settings`}
          names={texts.names}
          base={texts.read(was)}
          mine={texts.read(form.values)}
          theirs={texts.read(valuesOf(newer))}
          onClose={closeNewer}
          onChosen={(keep) => choose(merged(valuesOf(newer), form.values, keep))}
        />
      ) : null}
    </form>
  );
}
