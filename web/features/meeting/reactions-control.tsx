import { useLingui } from '@lingui/react/macro';
import { IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reaction } from '../../../contract/live.ts';
import { ControlButton } from './control-bar-button.tsx';
import { ControlBarPanel } from './control-bar-panel.tsx';
import classes from './reactions.module.css';
import { ReactionsRow } from './reactions-row.tsx';

/** "React": opens the reactions above the bar; they stay open, so that one can applaud. */
export function ReactionsControl({ onReact }: { onReact: (reaction: Reaction) => void }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.anchor} data-wide>
      <ControlButton
        icon={<IconMoodSmile aria-hidden />}
        word={t`React`}
        state={opened ? 'on' : undefined}
        expanded={opened}
        onClick={() => setOpened(!opened)}
      />
      {opened ? (
        <ControlBarPanel label={t`React`} onClose={() => setOpened(false)}>
          <ReactionsRow onReact={onReact} />
        </ControlBarPanel>
      ) : null}
    </div>
  );
}
