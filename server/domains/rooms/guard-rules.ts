/** What is known of wrong PINs on a room, from wherever. Times are in milliseconds since 1970. */
export interface Guard {
  /** When the latest wrong PINs were given, the newest last; at most as many as a day may have. */
  wrongAt: readonly number[];
  /** Wrong PINs beyond those that honest people give, as of `givenAt`. */
  excess: number;
  /** When a PIN was looked at last, or given on guard. */
  givenAt: number;
  /** On guard until it was quiet. */
  raised: boolean;
  /** On guard until somebody with control has looked, or the room has another PIN. */
  untilLooked: boolean;
}

const day = 24 * 3_600_000;

/** So many wrong PINs within so many milliseconds put a room on guard until it was quiet for as long. */
export const burst = { wrong: 20, within: 10 * 60_000 };

/** So many within a day: until somebody has looked. */
export const daily = { wrong: 100, within: day };

/**
 * Who stays below both for weeks: until somebody has looked too, once there are so many more than honest people give
 * in a day. Without it, 99 a day would find a PIN of 4 digits within two months.
 */
export const patient = { wrong: 150, honestPerDay: 3 };

export const untouched = (now: Date): Guard => ({
  ...{ wrongAt: [], excess: 0, givenAt: now.getTime(), raised: false, untilLooked: false },
});

/** Whether PINs let nobody in now. */
export const isOn = ({ raised, untilLooked, givenAt }: Guard, now: Date): boolean =>
  untilLooked || (raised && now.getTime() - givenAt < burst.within);

const excessAt = ({ excess, givenAt }: Guard, at: number): number =>
  Math.max(0, excess - (Math.max(0, at - givenAt) / day) * patient.honestPerDay);

/** After a PIN that fitted, given on guard: it is not quiet. */
export const givenOnGuard = (guard: Guard, now: Date): Guard => ({
  ...guard,
  excess: excessAt(guard, now.getTime()),
  givenAt: now.getTime(),
});

/** After a wrong PIN, on guard or not. */
export function wronged(guard: Guard, now: Date): Guard {
  const at = now.getTime();
  const wrongAt = [...guard.wrongAt, at].slice(-daily.wrong);
  const full = ({ wrong, within }: typeof burst) => at - (wrongAt.at(-wrong) ?? Number.NEGATIVE_INFINITY) <= within;
  const excess = excessAt(guard, at) + 1;
  return {
    ...{ wrongAt, excess, givenAt: at },
    raised: isOn(guard, now) || full(burst),
    untilLooked: guard.untilLooked || full(daily) || excess >= patient.wrong,
  };
}

/** Wrong PINs of the last day. */
export const wrongOfLate = ({ wrongAt }: Pick<Guard, 'wrongAt'>, now: Date): number =>
  wrongAt.filter((at) => now.getTime() - at <= daily.within).length;
