import { Plural } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The way to removed rooms where none is left in use, and so no list with its filter; nothing where there are none. */
export function RemovedRoomsButton({ onShow }: { onShow: () => void }) {
  const removed = useQuery(api.teamRooms.list.queryOptions({ input: { state: 'removed', limit: 1 } }));
  const total = removed.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <Button variant="subtle" color="gray" onClick={onShow}>
      <Plural value={total} one="Show # removed team room" other="Show # removed team rooms" />
    </Button>
  );
}
