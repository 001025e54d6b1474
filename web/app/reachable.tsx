import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { engagedWindow } from '../call/engaged-window.ts';
import { useRings } from './shell/use-rings.ts';

// Loaded when it rings: a guest's page does without the buttons that call.
const Ringing = lazy(async () => {
  const { IncomingCalls } = await import('../features/calls/index.ts');
  return {
    default: ({ rings, drop }: ReturnType<typeof useRings>) => <IncomingCalls rings={rings} onDone={drop} />,
  };
});

/** Around the pages of calls: one can be called at a room's door, in its lobby, and after a call. */
export function Reachable() {
  const { rings, drop } = useRings();
  const isEngaged = useSyncExternalStore(engagedWindow.subscribe, engagedWindow.isEngaged);
  return (
    <>
      <Outlet />
      {rings.length > 0 && !isEngaged ? (
        <Suspense>
          <Ringing rings={rings} drop={drop} />
        </Suspense>
      ) : null}
    </>
  );
}
