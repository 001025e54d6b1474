import { type ComponentProps, lazy, Suspense } from 'react';
import type { DeviceFields } from './device-fields.tsx';

const Fields = lazy(async () => ({ default: (await import('./device-fields.tsx')).DeviceFields }));

/** The choice of devices, loaded when it is first shown: most people never open it. */
export function LazyDeviceFields(props: ComponentProps<typeof DeviceFields>) {
  return (
    <Suspense>
      <Fields {...props} />
    </Suspense>
  );
}
