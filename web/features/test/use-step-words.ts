import { useLingui } from '@lingui/react/macro';
import type { CaptureFault } from '../../media/capture.ts';
import type { DeviceOutcome } from '../../media/probe/devices.ts';
import type { Way } from '../../media/probe/reach.ts';
import type { Findings } from './run-test.ts';

export interface Step {
  title: string;
  /** `null` while it is being tried. */
  detail: string | null;
  is: 'running' | 'good' | 'fair' | 'bad' | 'none';
}

const running = { detail: null, is: 'running' } as const;

/** What was tried and what came of it, in words, in the order in which it is tried. */
export function useStepWords(findings: Findings): Step[] {
  const { t } = useLingui();
  const { supported, secure, camera, microphone, live, relay, loopback } = findings;
  const whys: Record<CaptureFault, string> = {
    insecure: t`Needs an address with https`,
    refused: t`Not allowed in the browser`,
    missing: t`None found`,
    'in-use': t`Used by another program`,
    failed: t`Does not work`,
  };

  const yesOrNo = (value: boolean | undefined, yes: string, no: string): Omit<Step, 'title'> =>
    value === undefined ? running : { detail: value ? yes : no, is: value ? 'good' : 'bad' };

  function device(outcome: DeviceOutcome | undefined): Omit<Step, 'title'> {
    if (!outcome) return running;
    if ('found' in outcome) return { detail: outcome.found || t`Works`, is: 'good' };
    return { detail: whys[outcome.why], is: 'fair' };
  }

  function way(which: Way): Omit<Step, 'title'> {
    if (!relay) return running;
    const open = relay.get(which);
    if (open === undefined) return { detail: t`Not offered by this service`, is: 'none' };
    const others = [...relay.values()].includes(true);
    return open ? { detail: t`Open`, is: 'good' } : { detail: t`Blocked`, is: others ? 'fair' : 'bad' };
  }

  function call(): Omit<Step, 'title'> {
    if (loopback === undefined) return running;
    if (loopback === null) return { detail: t`Nothing arrived`, is: 'bad' };
    const { relayed } = loopback;
    const loss = Math.round(loopback.loss * 10) / 10;
    const delay = Math.round(loopback.roundTrip ?? 0);
    const megabits = (loopback.rate / 1000).toFixed(1);
    const is = loss >= 3 || delay >= 400 ? 'fair' : 'good';
    const detail = relayed
      ? t`${megabits} Mbit/s over the relay, ${loss} % lost, ${delay} ms there and back`
      : t`${megabits} Mbit/s within this device, ${loss} % lost, ${delay} ms there and back`;
    return { detail, is };
  }

  return [
    { title: t`Browser`, ...yesOrNo(supported, t`Can hold meetings`, t`Can’t hold meetings`) },
    { title: t`Address`, ...yesOrNo(secure, t`Secure`, t`Not secure`) },
    { title: t`Camera`, ...device(camera) },
    { title: t`Microphone`, ...device(microphone) },
    { title: t`Live connection`, ...yesOrNo(live, t`Open`, t`Blocked`) },
    { title: t`Relay over UDP`, ...way('udp') },
    { title: t`Relay over TCP`, ...way('tcp') },
    { title: t`Relay over TLS`, ...way('tls') },
    { title: t`Call to yourself`, ...call() },
  ];
}
