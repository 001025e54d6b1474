import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './shortcuts-dialog.module.css';

/** The keys that do something in a meeting. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys = [
    ['M', t`Mute or unmute`],
    [t`Space`, t`Hold to be heard while muted`],
    ['V', t`Camera on or off`],
    ['S', t`Share a screen, or stop`],
    ['H', t`Raise or lower your hand`],
    ['C', t`Show or hide the chat`],
    ['P', t`Show or hide people`],
    ['G', t`Gallery or speaker view`],
    ['1 – 8', t`Pin a tile, or unpin it`],
    ['F', t`Full screen`],
    [t`Esc`, t`Close what is open`],
    ['?', t`Show these keys`],
  ] as const;
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 id="shortcuts-title">
        <Trans>Keyboard shortcuts</Trans>
      </h2>
      <dl className={classes.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <Button type="submit">
          <Trans>Close</Trans>
        </Button>
      </form>
    </dialog>
  );
}
