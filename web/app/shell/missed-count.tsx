import { Plural } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** How many missed calls the person has not looked at; nothing for none. */
export function MissedCount() {
  const { data } = useQuery(api.calls.missed.queryOptions());
  const unseen = data?.unseen ?? 0;
  if (unseen === 0) return null;
  return (
    <Badge color="copper">
      <Plural value={unseen} one="# missed" other="# missed" />
    </Badge>
  );
}
