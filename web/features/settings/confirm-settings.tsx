import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { SettingsValues } from './settings-values.ts';

const strictness = ['per-person', 'pseudonyms', 'totals-only'];

const reaches = (was: SettingsValues, now: SettingsValues) => ({
  suffix: was.roomSuffix !== now.roomSuffix.trim().toLowerCase(),
  records: Number(now.retentionMonths) < Number(was.retentionMonths),
  activity: Number(now.activityRetentionMonths) < Number(was.activityRetentionMonths),
  privacy: strictness.indexOf(now.statisticsPrivacy) > strictness.indexOf(was.statisticsPrivacy),
});

/** Whether a change loses something, or reaches everybody: it is asked about before it is saved. */
export const needsWord = (was: SettingsValues, now: SettingsValues): boolean =>
  Object.values(reaches(was, now)).includes(true);

interface ConfirmSettingsProps {
  was: SettingsValues;
  now: SettingsValues;
  onClose: () => void;
  onConfirm: () => void;
}

/** What follows from the changes that reach further than this page. */
export function ConfirmSettings({ was, now, onClose, onConfirm }: ConfirmSettingsProps) {
  const { t } = useLingui();
  const { suffix, records, activity, privacy } = reaches(was, now);
  const lost = records || activity || privacy;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={lost ? t`Save settings that lose something` : t`Move all personal rooms`}
      consequences={
        <>
          {suffix ? (
            <p>
              <Trans>
                All personal rooms get new addresses. The old ones, and links made from them, work for 90 days.
              </Trans>
            </p>
          ) : null}
          {records ? (
            <p>
              <Trans>Call records older than {now.retentionMonths} months are deleted for good.</Trans>
            </p>
          ) : null}
          {activity ? (
            <p>
              <Trans>Activity older than {now.activityRetentionMonths} months is cut off for good.</Trans>
            </p>
          ) : null}
          {privacy ? (
            <p>
              <Trans>The statistics of the past become stricter too, and stay so when you loosen this again.</Trans>
            </p>
          ) : null}
        </>
      }
      confirm={<Trans>Save changes</Trans>}
      onConfirm={onConfirm}
      working={false}
      danger={lost}
    />
  );
}
