import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { CallFigure } from '../../../contract/usage.ts';

const names = {
  calls: msg`Calls`,
  meetings: msg`Meetings`,
  directCalls: msg`Direct calls`,
  unanswered: msg`Unanswered`,
  joins: msg`Joins`,
  guestJoins: msg`Guest joins`,
  callSeconds: msg`Call minutes`,
  meetingSeconds: msg`Minutes in meetings`,
  directSeconds: msg`Minutes in direct calls`,
  roomSeconds: msg`Room minutes`,
  goodSeconds: msg`Minutes with a good connection`,
  fairSeconds: msg`Minutes with an unstable connection`,
  badSeconds: msg`Minutes with a bad connection`,
  causeSeconds: msg`Minutes that were not good`,
  peak: msg`Legs at the peak`,
} as const satisfies Record<CallFigure, object>;

/** What the figures are called whose calls can be listed. */
export function useFigureNames(): Record<CallFigure, string> {
  const { t } = useLingui();
  const named = Object.entries(names).map(([figure, name]) => [figure, t(name)]);
  return Object.fromEntries(named) as Record<CallFigure, string>;
}

/** Whether a figure is a length of time, kept in seconds. */
export const isTime = (figure: CallFigure): boolean => figure.endsWith('Seconds');
