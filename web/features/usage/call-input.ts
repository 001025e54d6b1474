import type { CallFigure } from '../../../contract/usage.ts';
import type { UsageCallsSearch } from '../../app/usage-lists-search.ts';

const numbers = ['weekday', 'hour', 'parties', 'partiesTo', 'minutes', 'minutesTo'] as const;

type Narrowing = {
  figure: CallFigure;
  party?: string;
  room?: string;
  client?: string;
  cause?: string;
  weekday?: number;
  hour?: number;
  parties?: number;
  partiesTo?: number;
  minutes?: number;
  minutesTo?: number;
};

/** What the service is asked for beside the days, of what the address names. */
export function callInput({ figure = 'calls', party, room, client, cause, ...rest }: UsageCallsSearch): Narrowing {
  const counted = numbers.flatMap((name) => {
    const { [name]: value } = rest;
    return value === undefined ? [] : [[name, Number(value)]];
  });
  return {
    figure,
    ...(party ? { party } : {}),
    ...(room ? { room } : {}),
    ...(client ? { client } : {}),
    ...(cause ? { cause } : {}),
    ...Object.fromEntries(counted),
  };
}
