import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccessTokenView } from '../../../contract/access-tokens.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BlockSkeleton } from '../../ui/skeletons.tsx';
import { tell } from '../../ui/toast.tsx';
import { AccessTokenDialog } from './access-token-dialog.tsx';
import list from './device-list.module.css';
import classes from './profile.module.css';
import { useScopeTexts } from './use-scope-texts.ts';

/** Access tokens: what lets a script do some of what I may do. */
export function AccessTokensPanel() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<AccessTokenView | null>(null);
  const tokens = useQuery(api.accessTokens.list.queryOptions());
  const revoke = useMutation(
    api.accessTokens.revoke.mutationOptions({
      onSuccess: () => {
        tell(t`The access token is revoked`);
        setRevoking(null);
      },
      onSettled: () => queries.invalidateQueries({ queryKey: api.accessTokens.key() }),
    }),
  );
  return (
    <Panel title={<Trans>Access tokens</Trans>}>
      <p className={classes.intro}>
        <Trans>
          An access token lets a script use the{' '}
          <Anchor href="/api/docs" target="_blank">
            API
          </Anchor>{' '}
          in your name, for as much as you allow it.
        </Trans>
      </p>
      {tokens.isPending ? <BlockSkeleton height={38} /> : null}
      {tokens.error && !tokens.data ? (
        <ProblemState error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : null}
      {tokens.data ? (
        <>
          <ul className={list.list}>
            {tokens.data.items.map((token) => (
              <Token key={token.id} token={token} onRevoke={() => setRevoking(token)} />
            ))}
          </ul>
          <Button mt={tokens.data.items.length > 0 ? 'md' : undefined} onClick={() => setMaking(true)}>
            <Trans>Make an access token</Trans>
          </Button>
          <AccessTokenDialog opened={making} offered={tokens.data.scopes} onClose={() => setMaking(false)} />
        </>
      ) : null}
      <ConfirmDialog
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={revoking ? t`Revoke “${revoking.name}”` : ''}
        consequences={<Trans>Whatever uses it is refused from now on. This can’t be undone.</Trans>}
        confirm={<Trans>Revoke access token</Trans>}
        onConfirm={() => revoking && revoke.mutate({ id: revoking.id })}
        working={revoke.isPending}
        danger
        fault={<ProblemAlert error={revoke.error} />}
      />
    </Panel>
  );
}

function Token({ token, onRevoke }: { token: AccessTokenView; onRevoke: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const texts = useScopeTexts();
  const { name, scopes, expiresAt, lastUsedAt } = token;
  const until = format.date(expiresAt);
  const ended = new Date(expiresAt) <= new Date();
  return (
    <li className={list.device}>
      <IconKey aria-hidden />
      <span className={list.what}>
        <span>{name}</span>
        <span className={classes.scopes}>{texts.summary(scopes)}</span>
        <span className={list.facts}>
          {ended ? <Trans>ended on {until}</Trans> : <Trans>until {until}</Trans>}
          {' · '}
          {lastUsedAt ? <Trans>used {format.ago(lastUsedAt)}</Trans> : <Trans>not used yet</Trans>}
        </span>
      </span>
      <Button size="xs" aria-label={t`Revoke ${name}`} onClick={onRevoke}>
        <Trans>Revoke</Trans>
      </Button>
    </li>
  );
}
