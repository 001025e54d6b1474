import { useLingui } from '@lingui/react/macro';

interface Pins {
  hostPin: string;
  guestPin: string;
}

/**
 * The rules for PINs, as `@mantine/form` takes them: the fault, or null. `minimum` is the company's least length, where
 * it is known; the service checks it in any case.
 */
export function usePinRules(minimum = 4) {
  const { t } = useLingui();
  const malformed = (pin: string) => {
    if (pin === '') return null;
    if (!/^[0-9]*$/.test(pin)) return t`Use digits only`;
    return pin.length < minimum ? t`Use at least ${minimum} digits` : null;
  };
  return {
    hostPin: (pin: string, { guestPin }: Pins) =>
      malformed(pin) ?? (pin === '' && guestPin !== '' ? t`A guest PIN needs a host PIN beside it` : null),
    guestPin: (pin: string, { hostPin }: Pins) =>
      malformed(pin) ?? (pin !== '' && pin === hostPin ? t`Host PIN and guest PIN must differ` : null),
  };
}
