import { type ComponentProps, lazy, Suspense } from 'react';
import type { StageTiles } from './stage-tiles.tsx';

const Stage = lazy(async () => ({ default: (await import('./stage-tiles.tsx')).StageTiles }));

/** The stage for other features. Loaded when it is first shown, so that the door of a meeting does not wait for it. */
export function LazyStageTiles(props: ComponentProps<typeof StageTiles>) {
  return (
    <Suspense>
      <Stage {...props} />
    </Suspense>
  );
}
