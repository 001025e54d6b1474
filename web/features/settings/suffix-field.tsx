import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import classes from './settings.module.css';
import type { SettingsFormState } from './use-settings-form.ts';

/** The suffix of personal rooms' addresses; a new one says what it moves and what it collides with, before it is saved. */
export function SuffixField({ form, was }: { form: SettingsFormState; was: string }) {
  const { t } = useLingui();
  const suffix = form.values.roomSuffix.trim().toLowerCase();
  const [asked] = useDebouncedValue(suffix, 250);
  const wanted = asked !== was && /^[._-][a-z0-9._-]{0,15}$/.test(asked);
  const preview = useQuery({
    ...api.settings.previewSuffix.queryOptions({ input: { suffix: asked } }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.fields}>
      <TextInput
        {...form.getInputProps('roomSuffix')}
        label={t`Suffix of personal rooms`}
        description={t`Between the member’s name and the domain of a room’s address`}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={16}
      />
      <div className={classes.note} role="status">
        {wanted && preview.data ? <Preview preview={preview.data} /> : null}
      </div>
    </div>
  );
}

interface SuffixPreview {
  rooms: number;
  example: { before: string; after: string } | null;
  collisions: readonly { owner: string; address: string }[];
  collisionCount: number;
}

function Preview({ preview: { rooms, example, collisions, collisionCount } }: { preview: SuffixPreview }) {
  if (collisionCount > 0) {
    const more = collisionCount - 5;
    return (
      <>
        <p className={classes.fault}>
          <Plural
            value={collisionCount}
            one="# address is taken, so this suffix can’t be used:"
            other="# addresses are taken, so this suffix can’t be used:"
          />
        </p>
        <ul className={classes.list}>
          {collisions.slice(0, 5).map(({ owner, address }) => (
            <li key={address}>
              {address} ({owner})
            </li>
          ))}
          {more > 0 ? (
            <li>
              <Plural value={more} one="and # more" other="and # more" />
            </li>
          ) : null}
        </ul>
      </>
    );
  }
  return (
    <>
      <p>
        <Plural
          value={rooms}
          _0="No personal room changes."
          one="# personal room gets a new address. The old one works for 90 more days."
          other="# personal rooms get new addresses. The old ones work for 90 more days."
        />
      </p>
      {example ? (
        <p>
          <Trans>
            {example.before} becomes {example.after}
          </Trans>
        </p>
      ) : null}
    </>
  );
}
