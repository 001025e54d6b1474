import { useLingui } from '@lingui/react/macro';
import type { LinkQuality } from '../../media/engine.ts';

/** Says how a connection is, and why. */
export function useQualityWords(quality: LinkQuality, name: string): { word: string; why: string } {
  const { t } = useLingui();
  const words = { good: t`Good connection`, fair: t`Unstable`, bad: t`Bad connection` };
  return { word: words[quality.word], why: useWhy(quality, name) };
}

function useWhy(quality: LinkQuality, name: string): string {
  const { t } = useLingui();
  const whole = (value: number | null) => Math.round(value ?? 0);
  switch (quality.cause) {
    case 'loss-in':
      return t`${whole(quality.lossIn)} % of what ${name} sends is lost on the way to you.`;
    case 'loss-out':
      return t`${whole(quality.lossOut)} % of what you send to ${name} is lost on the way.`;
    case 'delay':
      return t`What is said takes ${whole(quality.roundTrip)} ms there and back.`;
    case 'jitter':
      return t`Sound arrives unevenly: ${whole(quality.jitter)} ms early or late.`;
    case 'bandwidth':
      return t`The network carries too little for a good picture.`;
    case 'processor':
      return t`This device is too busy for a good picture.`;
    case 'interrupted':
      return t`The connection to ${name} is interrupted.`;
    case 'unreachable':
      return t`There is no path between your networks.`;
    case null: {
      const rate = whole((quality.audioIn ?? 0) + (quality.videoIn ?? 0));
      const figures = t`${whole(quality.roundTrip)} ms there and back, ${rate} kbit/s received`;
      return quality.relayed ? t`${figures}, by a relay` : figures;
    }
  }
}
