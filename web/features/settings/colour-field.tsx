import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useId } from 'react';
import { inkOn, shownColour } from '../../../contract/colour.ts';
import classes from './settings.module.css';
import type { SettingsFormState } from './use-settings-form.ts';

const usual = '#17705f';

/** The company's colour, with how it comes out on paper and at night: where it would vanish it is shown darker or lighter. */
export function ColourField({ form, name }: { form: SettingsFormState; name: string }) {
  const { t } = useLingui();
  const id = useId();
  const { colour } = form.values;
  const read = /^#[0-9a-f]{6}$/i.test(colour.trim()) ? colour.trim().toLowerCase() : null;
  const initial = name.trim().charAt(0).toUpperCase();
  return (
    <div>
      <TextInput
        {...form.getInputProps('colour')}
        label={t`Colour`}
        description={t`Behind the company’s initial at the top of every page, where there is no logo`}
        placeholder={t`none`}
        spellCheck={false}
        maxLength={7}
        leftSection={
          <input
            type="color"
            className={classes.swatch}
            aria-label={t`Choose a colour`}
            value={read ?? usual}
            onChange={({ currentTarget: { value } }) => form.setFieldValue('colour', value)}
          />
        }
        rightSectionWidth="auto"
        rightSection={
          colour === '' ? null : (
            <Button variant="subtle" color="gray" size="xs" onClick={() => form.setFieldValue('colour', '')}>
              <Trans>No colour</Trans>
            </Button>
          )
        }
      />
      {read ? (
        <p className={classes.previews} id={id}>
          {(['light', 'dark'] as const).map((theme) => {
            const shown = shownColour(read, theme);
            return (
              <span key={theme} className={classes.preview} data-on={theme}>
                <span className={classes.brand} style={{ background: shown, color: inkOn(shown) }} aria-hidden>
                  {initial}
                </span>
                <Shown theme={theme} changed={shown !== read} />
              </span>
            );
          })}
        </p>
      ) : null}
    </div>
  );
}

function Shown({ theme, changed }: { theme: 'light' | 'dark'; changed: boolean }) {
  if (theme === 'light') return changed ? <Trans>Light: shown darker, to be seen</Trans> : <Trans>Light</Trans>;
  return changed ? <Trans>Dark: shown lighter, to be seen</Trans> : <Trans>Dark</Trans>;
}
