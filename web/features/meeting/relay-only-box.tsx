import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { serviceQuery } from '../../api/session.ts';
import { isRelayOnly, setRelayOnly } from '../../media/relay-only.ts';

/** For networks in which straight paths fail; where the service has a relay. */
export function RelayOnlyBox() {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  const [on, setOn] = useState(isRelayOnly);
  if (!service?.hasTurn) return null;
  return (
    <Checkbox
      label={t`Relay only`}
      description={t`Sends over the service’s relay and hides your network address from others. From the next meeting on.`}
      checked={on}
      onChange={(event) => {
        setRelayOnly(event.currentTarget.checked);
        setOn(isRelayOnly());
      }}
    />
  );
}
