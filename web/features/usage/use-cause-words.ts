import { useLingui } from '@lingui/react/macro';

/** Why connections were not good, in words. */
export function useCauseWords(): (cause: string) => string {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    interrupted: t`The connection broke off`,
    unreachable: t`No path between the networks`,
    'loss-in': t`What the others sent got lost on the way`,
    'loss-out': t`What was sent got lost on the way`,
    delay: t`Long way there and back`,
    jitter: t`Sound arrived unevenly`,
    bandwidth: t`The network was too narrow for the picture`,
    processor: t`The device was too busy`,
  };
  return (cause) => words[cause] ?? cause;
}
