import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton, Input } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanySettings } from '../../../contract/settings.ts';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { tell } from '../../ui/toast.tsx';
import { pictureForLogo } from './picture-for-logo.ts';
import classes from './settings.module.css';

/** The company's logo: chosen and taken away at once, apart from the form. */
export function LogoField({ settings }: { settings: CompanySettings }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [unreadable, setUnreadable] = useState(false);
  const done = (said: string) => (saved: CompanySettings) => {
    queries.setQueryData(api.settings.get.queryKey(), saved);
    void queries.invalidateQueries({ queryKey: api.identity.session.key() });
    tell(said);
  };
  const onError = () => queries.invalidateQueries({ queryKey: api.settings.key() });
  const put = useMutation(api.settings.putLogo.mutationOptions({ onSuccess: done(t`The logo is saved`), onError }));
  const remove = useMutation(
    api.settings.removeLogo.mutationOptions({ onSuccess: done(t`The logo is removed`), onError }),
  );
  const headers = ifMatch(settings.version);
  async function choose(file: File | null): Promise<void> {
    if (!file) return;
    const picture = await pictureForLogo(file);
    setUnreadable(picture === null);
    if (picture) put.mutate({ headers, body: picture });
  }
  return (
    <Input.Wrapper
      label={t`Logo`}
      labelElement="div"
      description={t`At the top of every page. PNG, JPEG or WebP; it is fitted into 512 pixels.`}
      className={classes.logo}
    >
      <div className={classes.logoRow}>
        {settings.logo ? <img src={settings.logo} alt={t`Present logo`} className={classes.logoImage} /> : null}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} loading={put.isPending}>
              {settings.logo ? <Trans>Choose another picture</Trans> : <Trans>Choose a picture</Trans>}
            </Button>
          )}
        </FileButton>
        {settings.logo ? (
          <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate({ headers })}>
            <Trans>Remove logo</Trans>
          </Button>
        ) : null}
      </div>
      {unreadable ? (
        <p className={classes.fault} role="alert">
          <Trans>This file is no picture that the browser can read. Choose a PNG, JPEG or WebP file.</Trans>
        </p>
      ) : null}
      <ProblemAlert error={put.error ?? remove.error} />
    </Input.Wrapper>
  );
}
