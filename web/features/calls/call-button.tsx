import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { want } from '../../call/wanted-call.ts';

/** Calls somebody by a click, and opens the page of the call. */
export function useCall(): (address: string) => void {
  const navigate = useNavigate();
  return (address) => {
    want({ call: address });
    void navigate({ to: '/call/$address', params: { address } });
  };
}

interface CallButtonProps {
  name: string;
  address: string;
  /** "Call back" in a history. */
  back?: boolean;
  variant?: 'subtle' | 'default';
}

/** "Call": rings a member or a video system. */
export function CallButton({ name, address, back = false, variant = 'subtle' }: CallButtonProps) {
  const { t } = useLingui();
  const call = useCall();
  return (
    <Button
      variant={variant}
      leftSection={<IconPhone aria-hidden />}
      aria-label={back ? t`Call back: ${name}` : t`Call ${name}`}
      onClick={() => call(address)}
    >
      {back ? <Trans>Call back</Trans> : <Trans>Call</Trans>}
    </Button>
  );
}
