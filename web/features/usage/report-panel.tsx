import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Radio } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { tell } from '../../ui/toast.tsx';
import classes from './foot.module.css';

const choices = ['never', 'week', 'month'] as const;

/** How often the figures come by mail; each administrator's own choice. */
export function ReportPanel({ wanted }: { wanted: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const report = useQuery({ ...api.usage.report.queryOptions(), enabled: wanted });
  const set = useMutation(
    api.usage.setReport.mutationOptions({
      onSuccess: (answer) => {
        queries.setQueryData(api.usage.report.queryKey(), answer);
        tell(answer.every === 'never' ? t`No more mail of the figures` : t`The figures will come by mail`);
      },
      onError: () => void queries.invalidateQueries({ queryKey: api.usage.report.key() }),
    }),
  );
  const { data } = report;
  const names = { never: t`Never`, week: t`Every week`, month: t`Every month` };
  const address = data?.address ?? '';
  const next = data?.next ? format.date(`${data.next}T12:00:00Z`) : null;
  const every = set.isPending ? set.variables.body.every : data?.every;
  const choose = (chosen: string) => {
    const next = choices.find((choice) => choice === chosen);
    if (data && next) set.mutate({ headers: ifMatch(data.version), body: { every: next } });
  };
  return (
    <Panel title={<Trans>The figures by mail</Trans>}>
      {report.error && !data ? <ProblemAlert error={report.error} /> : null}
      {report.isPending && !report.error ? <FieldsSkeleton fields={1} /> : null}
      {data ? (
        <div className={classes.text}>
          <Radio.Group label={t`Mail me the figures`} value={every ?? 'never'} onChange={choose}>
            <Group gap={18} mt={4}>
              {choices.map((choice) => (
                <Radio
                  key={choice}
                  value={choice}
                  label={names[choice]}
                  disabled={!data.sendsMail && choice !== 'never'}
                />
              ))}
            </Group>
          </Radio.Group>
          <p>
            {data.sendsMail ? (
              <Trans>With a link to this page, to {address}.</Trans>
            ) : (
              <Trans>This service sends no mail. Its operator can set a mail server up.</Trans>
            )}{' '}
            {next ? <Trans>The next one comes on {next}.</Trans> : null}{' '}
            {data.comes === data.every ? null : (
              <Trans>Your company shows whole months only, so it comes once a month instead of every week.</Trans>
            )}
          </p>
          <ProblemAlert error={set.error} />
        </div>
      ) : null}
    </Panel>
  );
}
