import { Plural } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';

/** Behind the total of a list: how many licences for members are left. */
export function LicencesLeft({ count }: { count: number }) {
  const left = useFormat().number(count);
  return (
    <>
      {' · '}
      <Plural value={count} _0="no licence left" one={`${left} licence left`} other={`${left} licences left`} />
    </>
  );
}
