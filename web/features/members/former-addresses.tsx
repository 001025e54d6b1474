import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MemberView } from '../../../contract/members.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './member.module.css';

interface FormerAddressesProps {
  member: Pick<MemberView, 'aliases' | 'videoAddress'>;
  /** Puts a former local part into the field; it is saved with the rest. */
  onTakeBack: (localPart: string) => void;
}

/** Changed addresses that still reach the member, and the way back to one. */
export function FormerAddresses({ member: { aliases, videoAddress }, onTakeBack }: FormerAddressesProps) {
  const { t } = useLingui();
  const format = useFormat();
  if (aliases.length === 0) return null;
  const domain = videoAddress.slice(videoAddress.lastIndexOf('@'));
  return (
    <ul className={classes.former} aria-label={t`Former video addresses`}>
      {aliases.map(({ videoAddress: former, until }) => {
        const last = format.date(until);
        return (
          <li key={former}>
            <span>
              <Trans>
                <strong>{former}</strong> keeps working until {last}
              </Trans>
            </span>
            {former.endsWith(domain) ? (
              <Button
                size="xs"
                aria-label={t`Take back ${former}`}
                onClick={() => onTakeBack(former.slice(0, -domain.length))}
              >
                <Trans>Take back</Trans>
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
