import { Trans, useLingui } from '@lingui/react/macro';
import { IconBackspace } from '@tabler/icons-react';
import classes from './dial.module.css';

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const signs = ['@', '.', '-', '_'] as const;

interface OnScreenKeysProps {
  onType: (text: string) => void;
  onDelete: () => void;
  /** Digits only, for PINs. */
  digits?: boolean;
}

/** Keys for a touch or a remote control; a keyboard that is there works as well. */
export function OnScreenKeys({ onType, onDelete, digits = false }: OnScreenKeysProps) {
  const { t } = useLingui();
  const key = (text: string) => (
    <button key={text} type="button" className={classes.key} onClick={() => onType(text)}>
      {text}
    </button>
  );
  const remove = (
    <button type="button" className={classes.key} data-wide aria-label={t`Delete`} onClick={onDelete}>
      <IconBackspace aria-hidden />
    </button>
  );
  if (digits) {
    return (
      <div className={classes.keys} data-digits>
        {['123', '456', '789'].map((row) => (
          <div key={row} className={classes.row}>
            {[...row].map(key)}
          </div>
        ))}
        <div className={classes.row}>
          {key('0')}
          {remove}
        </div>
      </div>
    );
  }
  return (
    <div className={classes.keys}>
      {rows.map((row) => (
        <div key={row} className={classes.row}>
          {[...row].map(key)}
          {row === 'zxcvbnm' ? remove : null}
        </div>
      ))}
      <div className={classes.row}>
        {signs.map(key)}
        <button type="button" className={classes.key} data-space onClick={() => onType(' ')}>
          <Trans>Space</Trans>
        </button>
      </div>
    </div>
  );
}
