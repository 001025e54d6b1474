import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DropArea } from './drop-area.tsx';
import classes from './imports.module.css';
import { templateHref } from './template.ts';

/** For how many days the links of invitations work, while no import says so. */
const linkDays = 60;

/** The name as the service takes it: shortened, without what can't be shown. */
const nameOf = (file: File) => file.name.replaceAll(/\p{C}/gu, '').trim().slice(-200) || 'people.csv';

/** Takes a file of people, and says what must be in it. Nobody is invited by this. */
export function ChooseFile({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const company = useQuery(api.company.get.queryOptions());
  const make = useMutation(api.imports.create.mutationOptions({ onSuccess: ({ id }) => onMade(id) }));
  const send = (file: File) =>
    make.mutate({
      headers: {},
      query: { fileName: nameOf(file) },
      body: new Blob([file], { type: 'text/csv' }),
    });
  const domains = company.data?.domains ?? [];
  const members = company.data?.licences.members;
  const left = members ? members.total - members.used : null;
  return (
    <Panel
      title={<Trans>Invite many people by a file</Trans>}
      actions={
        <Button
          component="a"
          href={templateHref}
          download={t`people.csv`}
          leftSection={<IconDownload aria-hidden />}
          className="only-desktop"
        >
          <Trans>Template</Trans>
        </Button>
      }
    >
      <div className={classes.stack}>
        <ProblemAlert error={make.error} />
        <DropArea onFile={send} sending={make.isPending} />
        <p className={classes.facts}>
          {left === null ? null : (
            <>
              <Plural
                value={left}
                _0="No licence left"
                one={`${format.number(left)} licence left`}
                other={`${format.number(left)} licences left`}
              />
              {' · '}
            </>
          )}
          <Trans>the links work for {linkDays} days</Trans>
        </p>
        <div>
          <p className={classes.text}>
            <Trans>
              The file is checked first, and nobody is invited before you have seen the result. Its first line names the
              columns, in any order. Comma, semicolon or tab, and what Excel saves, are all read.
            </Trans>
          </p>
          <dl className={classes.columns}>
            <dt>
              <Trans>Full name</Trans>
            </dt>
            <dd>
              <Trans>Required.</Trans>
            </dd>
            <dt>
              <Trans>Email</Trans>
            </dt>
            <dd>
              <Trans>Required. Whoever has it is never invited twice: the same file again changes nothing.</Trans>
            </dd>
            <dt>
              <Trans>Video address</Trans>
            </dt>
            <dd>
              <Trans>What stands before the @. Left empty, a free one is made from the name.</Trans>
            </dd>
            {domains.length > 1 ? (
              <>
                <dt>
                  <Trans>Domain</Trans>
                </dt>
                <dd>
                  <Trans>One of {domains.join(', ')}. Left empty, the first.</Trans>
                </dd>
              </>
            ) : null}
            <dt>
              <Trans>Access right</Trans>
            </dt>
            <dd>
              <Trans>“Member” or “Administrator”. Left empty, a member.</Trans>
            </dd>
          </dl>
          <p className={`${classes.template} only-phone`}>
            <a href={templateHref} download={t`people.csv`}>
              <Trans>Download a template</Trans>
            </a>
          </p>
        </div>
      </div>
    </Panel>
  );
}
