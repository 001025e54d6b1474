import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { askedFor } from './asking.ts';
import { callsLink } from './calls-link.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTable } from './chart-table.tsx';
import classes from './quality-panel.module.css';
import { ShareBars } from './share-bars.tsx';
import { useUsagePage } from './usage-page.ts';
import { useCauseWords } from './use-cause-words.ts';
import { useChart } from './use-chart.ts';

const mostCauses = 4;

/** How good connections were, and why not. */
export function QualityPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const causeWords = useCauseWords();
  const { today } = useUsagePage();
  const chart = useChart('quality');
  const query = useQuery({ ...api.usage.quality.queryOptions(askedFor(chart.period, today)), enabled: chart.wanted });
  const { goodSeconds = 0, fairSeconds = 0, badSeconds = 0, causes = [] } = query.data ?? {};
  const all = goodSeconds + fairSeconds + badSeconds;
  const troubled = Math.max(
    1,
    causes.reduce((sum, { seconds }) => sum + seconds, 0),
  );
  const share = (seconds: number) => seconds / Math.max(1, all);
  const rows = [
    { figure: 'goodSeconds' as const, name: t`Good`, seconds: goodSeconds },
    { figure: 'fairSeconds' as const, name: t`Unstable`, seconds: fairSeconds, tone: 'fair' as const },
    { figure: 'badSeconds' as const, name: t`Bad`, seconds: badSeconds, tone: 'bad' as const },
  ];
  const ofCause = (cause: string) => callsLink(chart.days, { figure: 'causeSeconds', cause });
  const good = format.percent(share(goodSeconds));
  const bad = format.percent(share(badSeconds));
  return (
    <ChartFrame
      chart={chart}
      title={t`Connections`}
      sentence={all > 0 ? t`${good} of the measured minutes were good, ${bad} bad.` : t`Nothing was measured.`}
      query={query}
      height={290}
      table={
        <ChartTable
          label={t`Connections and reasons`}
          first={t`Connection or reason`}
          heads={[t`Minutes`, t`Share`]}
          rows={[
            ...rows.map(({ figure, name, seconds }) => ({
              id: figure,
              name,
              values: [
                { text: format.minutes(seconds), link: callsLink(chart.days, { figure }) },
                format.percent(share(seconds)),
              ],
            })),
            ...causes.map(({ cause, seconds }) => ({
              id: cause,
              name: causeWords(cause),
              values: [{ text: format.minutes(seconds), link: ofCause(cause) }, format.percent(share(seconds))],
            })),
          ]}
        />
      }
    >
      {all === 0 ? (
        <p className={classes.quiet}>
          <Trans>No connection was measured in this period.</Trans>
        </p>
      ) : (
        <>
          <ShareBars
            label={t`Minutes by connection`}
            bars={rows.map(({ figure, name, seconds, ...tone }) => {
              const minutes = format.minutes(seconds);
              return {
                ...{ id: figure, name, share: share(seconds), ...tone },
                value: t`${minutes} minutes`,
                detail: '',
                link: callsLink(chart.days, { figure }),
              };
            })}
          />
          {causes.length > 0 ? (
            <div className={classes.causes}>
              <h3>
                <Trans>Why not good</Trans>
              </h3>
              <ul>
                {causes.slice(0, mostCauses).map(({ cause, seconds }) => (
                  <li key={cause}>
                    <Link {...ofCause(cause)}>{causeWords(cause)}</Link>
                    <span className="num">{format.percent(seconds / troubled)}</span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </>
      )}
    </ChartFrame>
  );
}
