import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconRefresh, IconStar, IconTrash, IconWorld } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage, DomainView } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { tell } from '../../ui/toast.tsx';
import { AddDomainForm } from './add-domain-form.tsx';
import classes from './operator.module.css';
import { renewOperator } from './renew-operator.ts';

/** Where the company's addresses live, and the records that prove it. */
export function DomainsPanel({ company }: { company: CompanyPage }) {
  const domains = useQuery(api.operator.domains.queryOptions({ input: { id: company.id } }));
  return (
    <Panel title={<Trans>Domains</Trans>} flush>
      <AddDomainForm company={company} />
      {domains.error && !domains.data ? (
        <ProblemState error={domains.error} onRetry={() => void domains.refetch()} />
      ) : null}
      {domains.isPending ? <RowsSkeleton rows={2} /> : null}
      {domains.data ? (
        <ul className={classes.rows}>
          {domains.data.items.map((domain) => (
            <DomainRow key={domain.domain} company={company} domain={domain} />
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function DomainRow({ company, domain: view }: { company: CompanyPage; domain: DomainView }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const { domain, state, isDefault, record, addresses } = view;
  const acts = {
    onMutate: () => setFault(null),
    onError: setFault,
    onSettled: () => renewOperator(queries),
  };
  const check = useMutation(api.operator.checkDomain.mutationOptions(acts));
  const choose = useMutation(
    api.operator.updateDomain.mutationOptions({ ...acts, onSuccess: () => tell(t`New addresses get @${domain}.`) }),
  );
  const remove = useMutation(
    api.operator.removeDomain.mutationOptions({ ...acts, onSuccess: () => tell(t`${domain} is removed.`) }),
  );
  const input = { id: company.id, domain };
  const shows = state === 'pending' || state === 'lost' ? record : null;
  return (
    <li>
      <IconTile>
        <IconWorld />
      </IconTile>
      <div className={classes.text}>
        <p>
          <span className={classes.strong}>{domain}</span> <DomainBadge domain={view} />
        </p>
        <p className={classes.small}>
          {isDefault ? <Trans>Default for new addresses · </Trans> : null}
          <Plural value={addresses} _0="no address uses it" one="# address uses it" other="# addresses use it" />
        </p>
      </div>
      <div className={classes.end}>
        {state === 'given' ? null : (
          <Button
            leftSection={<IconRefresh aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate(input)}
          >
            <Trans>Check now</Trans>
          </Button>
        )}
        {isDefault || state === 'pending' ? null : (
          <Button
            leftSection={<IconStar aria-hidden />}
            loading={choose.isPending}
            onClick={() => choose.mutate({ ...input, isDefault: true })}
          >
            <Trans>Make default</Trans>
          </Button>
        )}
        {state === 'given' ? null : (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash aria-hidden />}
            loading={remove.isPending}
            onClick={() => remove.mutate(input)}
          >
            <Trans>Remove</Trans>
          </Button>
        )}
      </div>
      {shows ? (
        <dl className={classes.record}>
          <div>
            <dt>
              <Trans>Type</Trans>
            </dt>
            <dd>TXT</dd>
          </div>
          <div>
            <dt>
              <Trans>Name</Trans>
            </dt>
            <dd>
              <code>{shows.name}</code>
              <CopyButton text={shows.name} label={t`Copy the record’s name`} />
            </dd>
          </div>
          <div>
            <dt>
              <Trans>Value</Trans>
            </dt>
            <dd>
              <code>{shows.value}</code>
              <CopyButton text={shows.value} label={t`Copy the record’s value`} />
            </dd>
          </div>
          <div>
            <dt>
              <Trans>Last look</Trans>
            </dt>
            <dd>
              <span role="status">
                <CheckText domain={view} />
              </span>
            </dd>
          </div>
        </dl>
      ) : null}
      {fault ? <ProblemAlert error={fault} /> : null}
    </li>
  );
}

function DomainBadge({ domain: { state } }: { domain: DomainView }) {
  if (state === 'given') return null;
  if (state === 'verified') {
    return (
      <Badge color="green" miw="max-content">
        <Trans>Verified</Trans>
      </Badge>
    );
  }
  return (
    <Badge color="copper" miw="max-content">
      {state === 'lost' ? <Trans>Not found any more</Trans> : <Trans>Waits for its record</Trans>}
    </Badge>
  );
}

function CheckText({ domain: { check } }: { domain: DomainView }) {
  const format = useFormat();
  if (!check) return <Trans>Not yet</Trans>;
  const at = format.ago(check.at);
  switch (check.result) {
    case 'found':
      return <Trans>Found, {at}</Trans>;
    case 'not-found':
      return <Trans>No such record, {at}. A new one takes up to an hour to be seen everywhere.</Trans>;
    case 'other-value':
      return (
        <Trans>
          Another value, {at}: <code>{check.found}</code>
        </Trans>
      );
    case 'server-failure':
      return <Trans>The domain’s name server failed, {at}. Ask whoever runs it.</Trans>;
    case 'timeout':
      return <Trans>No name server answered, {at}. Check again in a while.</Trans>;
  }
}
