import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { LeaveGuard } from './leave-guard.tsx';
import classes from './save-bar.module.css';

interface SaveBarProps {
  /** What was changed, as the fields are called, in the order of the form: `video address`, `host PIN`. */
  changes: readonly string[];
  saving: boolean;
  onDiscard: () => void;
  /** Default: the bar stands in a form, and its button submits it. */
  onSave?: () => void;
}

/** The end of a form whose changes are saved explicitly: says what was changed, and asks before it is lost. On a phone it stays in sight. */
export function SaveBar({ changes, saving, onDiscard, onSave }: SaveBarProps) {
  const { i18n } = useLingui();
  const none = changes.length === 0;
  const names = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' }).format(changes);
  return (
    <div className={classes.bar} data-idle={none || undefined}>
      <LeaveGuard when={!none && !saving} />
      <Button variant="filled" type={onSave ? 'button' : 'submit'} disabled={none} loading={saving} onClick={onSave}>
        <Trans>Save changes</Trans>
      </Button>
      <Button variant="subtle" color="gray" disabled={none || saving} onClick={onDiscard}>
        <Trans>Discard</Trans>
      </Button>
      <span className={classes.changes} role="status">
        {none ? null : (
          <>
            <Plural value={changes.length} one="# change" other="# changes" />: {names}
          </>
        )}
      </span>
    </div>
  );
}
