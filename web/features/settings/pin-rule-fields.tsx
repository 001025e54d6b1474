import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CompanySettings } from '../../../contract/settings.ts';
import { api } from '../../api/client.ts';
import classes from './settings.module.css';
import type { SettingsFormState } from './use-settings-form.ts';

/** What PINs must be, and which rooms a new rule would not fit. */
export function PinRuleFields({ form, was }: { form: SettingsFormState; was: CompanySettings['pinRule'] }) {
  const { t } = useLingui();
  const { pinRequired, pinLength } = form.values;
  const minimumLength = Number(pinLength);
  const fits = Number.isInteger(minimumLength) && minimumLength >= 4 && minimumLength <= 20;
  const isNew = pinRequired !== was.required || minimumLength !== was.minimumLength;
  const preview = useQuery({
    ...api.settings.previewPinRule.queryOptions({ input: { required: pinRequired ? 'true' : 'false', minimumLength } }),
    enabled: isNew && fits,
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.fields}>
      <div className={classes.pair}>
        <Switch
          {...form.getInputProps('pinRequired', { type: 'checkbox' })}
          label={t`Every room needs a host PIN`}
          description={t`Owners and administrators are never asked for it`}
        />
        <NumberInput
          {...form.getInputProps('pinLength')}
          onChange={(value) => form.setFieldValue('pinLength', String(value))}
          label={t`Least length of PINs`}
          min={4}
          max={20}
          allowDecimal={false}
          className={classes.short}
        />
      </div>
      <div className={classes.note} role="status">
        {isNew && fits && preview.data ? <Affected {...preview.data} /> : null}
      </div>
    </div>
  );
}

interface AffectedProps {
  withoutPin: number;
  tooShort: number;
  rooms: readonly { name: string; videoAddress: string; why: 'no-pin' | 'too-short' }[];
}

function Affected({ withoutPin, tooShort, rooms }: AffectedProps) {
  const all = withoutPin + tooShort;
  if (all === 0) {
    return (
      <p>
        <Trans>Every room fits this rule.</Trans>
      </p>
    );
  }
  return (
    <>
      <p>
        <Plural value={all} one="# room does not fit this rule." other="# rooms do not fit this rule." />{' '}
        <Trans>They keep what they have until somebody changes it; new PINs follow the rule.</Trans>
      </p>
      <details>
        <summary>
          <Trans>Show whom it affects</Trans>
        </summary>
        <ul className={classes.list}>
          {rooms.map(({ name, videoAddress, why }) => (
            <li key={videoAddress}>
              {name} · {videoAddress} · {why === 'no-pin' ? <Trans>no host PIN</Trans> : <Trans>PIN too short</Trans>}
            </li>
          ))}
          {all > rooms.length ? (
            <li>
              <Plural value={all - rooms.length} one="and # more" other="and # more" />
            </li>
          ) : null}
        </ul>
      </details>
    </>
  );
}
