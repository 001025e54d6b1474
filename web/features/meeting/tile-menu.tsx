import { useLingui } from '@lingui/react/macro';
import { IconArrowsMove, IconDots, IconEyeOff, IconMaximize, IconPin, IconPinnedOff } from '@tabler/icons-react';
import type { Party } from '../../../contract/live.ts';
import { ActionMenu, type MenuAct } from '../../ui/action-menu.tsx';
import type { StageActs } from './stage-choice.ts';
import classes from './tile.module.css';

interface TileMenuProps {
  itemKey: string;
  party: Party;
  isYou: boolean;
  pinned: boolean;
  inset: boolean;
  acts: StageActs;
}

/** What one can do with a tile, for oneself. */
export function TileMenu({ itemKey, party, isYou, pinned, inset, acts }: TileMenuProps) {
  const { t } = useLingui();
  const { name } = party;
  const list: MenuAct[] = [
    {
      id: 'pin',
      label: pinned ? t`Unpin` : t`Pin`,
      icon: pinned ? <IconPinnedOff aria-hidden /> : <IconPin aria-hidden />,
      run: () => acts.pin(itemKey),
    },
    {
      id: 'alone',
      label: t`Fill the screen`,
      icon: <IconMaximize aria-hidden />,
      run: () => acts.toggleAlone(itemKey),
    },
  ];
  if (inset) {
    list.push({
      id: 'move',
      label: t`Move to another corner`,
      icon: <IconArrowsMove aria-hidden />,
      run: () => acts.moveSelf(),
    });
  }
  if (isYou) {
    list.push({
      id: 'hide',
      label: t`Hide own picture`,
      icon: <IconEyeOff aria-hidden />,
      run: () => acts.hideSelf(true),
    });
  }
  const label = isYou ? t`Your own tile` : t`Tile of ${name}`;
  return (
    <ActionMenu
      acts={list}
      target={(ref) => (
        <button ref={ref} type="button" className={classes.menu} aria-label={label} title={label}>
          <IconDots aria-hidden />
        </button>
      )}
    />
  );
}
