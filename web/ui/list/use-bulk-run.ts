import { useEffect, useRef, useState } from 'react';
import { useFaultWords } from '../fault-words.ts';
import type { BulkAction } from './bulk-action.ts';
import type { Identified } from './paged-rows.ts';
import { type BulkResult, newerRow, runBulk } from './run-bulk.ts';
import { useWaitFor } from './use-wait-for.ts';

type Phase<Row> =
  | { is: 'asking' }
  | { is: 'running' | 'finished'; undoing: boolean; results: readonly BulkResult<Row>[] };

interface BulkRun<Row> {
  phase: Phase<Row>;
  start: () => void;
  /** Tries those again that are not done, each in the newer version where the service has sent one. */
  retry: () => void;
  undo: () => void;
  stop: () => void;
}

interface BulkRunOptions<Row> {
  act: BulkAction<Row>;
  /** All that were selected. */
  rows: readonly Row[];
  /** With rows that are settled: done, left out, or not there any more. */
  onDone: (rows: readonly Row[]) => void;
  /** Instead of a list of results, when all there was to do is one row and it is done. */
  onOneDone: (row: Row, undoing: boolean) => void;
}

/** Milliseconds between two looks at how far it is. */
const progressEvery = 100;

/** Carries out an act on several rows, and takes it back. */
export function useBulkRun<Row extends Identified>(options: BulkRunOptions<Row>): BulkRun<Row> {
  const { act, rows, onDone, onOneDone } = options;
  const waitFor = useWaitFor();
  const words = useFaultWords();
  const [phase, setPhase] = useState<Phase<Row>>({ is: 'asking' });
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  const settled = (result: BulkResult<Row>) =>
    result.state === 'done' || (result.state === 'refused' && isGone(words(result.fault).status));
  const run = async (on: readonly Row[], before: readonly BulkResult<Row>[], undoing: boolean) => {
    const stop = new AbortController();
    ending.current = stop;
    const show = (is: 'running' | 'finished', results: readonly BulkResult<Row>[]) =>
      setPhase({ is, undoing, results: [...before, ...results] });
    show(
      'running',
      on.map((row) => ({ row, state: 'waiting' })),
    );
    let shownAt = performance.now();
    const results = await runBulk({
      rows: on,
      act: undoing && act.undo ? act.undo.run : act.run,
      onProgress: (soFar) => {
        if (performance.now() - shownAt < progressEvery) return;
        shownAt = performance.now();
        show('running', soFar);
      },
      signal: stop.signal,
      waitFor,
    });
    const left = rows.filter((row) => act.skip?.(row) !== undefined);
    if (!undoing) onDone([...results.filter(settled).map(({ row }) => row), ...left]);
    void act.onEnd?.();
    const [only] = results;
    if (results.length === 1 && only?.state === 'done' && before.length === 0) return onOneDone(only.row, undoing);
    return show('finished', results);
  };
  const newest = (result: BulkResult<Row>): Row =>
    newerRow(result.row, result.state === 'refused' ? words(result.fault).current : undefined);
  return {
    phase,
    start: () =>
      void run(
        rows.filter((row) => act.skip?.(row) === undefined),
        [],
        false,
      ),
    retry: () => {
      if (phase.is !== 'finished') return;
      const done = phase.results.filter(({ state }) => state === 'done');
      void run(phase.results.filter(({ state }) => state !== 'done').map(newest), done, phase.undoing);
    },
    undo: () => {
      if (phase.is !== 'finished') return;
      void run(
        phase.results.filter(({ state }) => state === 'done').map(({ row }) => row),
        [],
        true,
      );
    },
    stop: () => ending.current.abort(),
  };
}

/** Somebody else was first: the row is not there any more. */
const isGone = (status: number) => status === 404 || status === 410;
