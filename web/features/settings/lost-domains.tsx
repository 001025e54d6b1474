import { Plural, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Own domains of the company whose TXT record is not found any more; nothing is taken away for it. */
export function LostDomains() {
  const { i18n } = useLingui();
  const { data } = useQuery(api.company.get.queryOptions());
  if (!data || data.lostDomains.length === 0) return null;
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(data.lostDomains);
  return (
    <Alert icon={<IconAlertTriangle aria-hidden />} color="orange" mb="md">
      <Plural
        value={data.lostDomains.length}
        one={`The TXT record that proves ${names} is not found any more. Its addresses work on; put the record back, or ask ${data.provider.name}.`}
        other={`The TXT records that prove ${names} are not found any more. Their addresses work on; put the records back, or ask ${data.provider.name}.`}
      />
    </Alert>
  );
}
