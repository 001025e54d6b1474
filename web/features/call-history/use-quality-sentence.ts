import { useLingui } from '@lingui/react/macro';
import type { CallQuality } from '../../../contract/quality.ts';
import { useFormat } from '../../i18n/format-context.tsx';

/** Says how a call was and why, in one sentence that a help desk can read out. */
export function useQualitySentence(): (quality: CallQuality) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ word, code, value, measured, troubled }) => {
    const figure = format.number(value ?? 0);
    const time = format.duration(value ?? 0);
    const part = format.duration(troubled);
    const whole = format.duration(measured);
    const how = word === 'bad' ? t`Bad connection for ${part} of ${whole}` : t`Unstable for ${part} of ${whole}`;
    switch (code) {
      case 'good':
        return word === 'good' ? t`Good connection.` : t`${how}.`;
      case 'interrupted':
        return value === null
          ? t`The connection was lost and did not come back.`
          : t`The connection broke off for ${time}.`;
      case 'unreachable':
        return t`There was no path between the networks for ${time}: a relay (TURN) may be missing.`;
      case 'loss-in':
        return t`${how}: ${figure} % of what the others sent got lost on the way, mostly in one’s own network.`;
      case 'loss-out':
        return t`${how}: ${figure} % of what was sent got lost on the way, mostly in one’s own network.`;
      case 'delay':
        return t`${how}: what was said took ${figure} ms there and back.`;
      case 'jitter':
        return t`${how}: sound arrived unevenly, by ${figure} ms.`;
      case 'bandwidth':
        return t`${how}: the network carried only ${figure} kbit/s of the picture.`;
      case 'processor':
        return t`${how}: the device was too busy for its picture.`;
    }
  };
}
