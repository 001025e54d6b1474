import { useLingui } from '@lingui/react/macro';
import type { UsagePeople, UsageSummary } from '../../../contract/usage.ts';
import { formattingLocale } from '../../i18n/languages.ts';
import { FigureCard } from './figure-card.tsx';
import { isYear, nameDays } from './period.ts';
import classes from './usage.module.css';
import { useUsagePage } from './usage-page.ts';
import { useFigures } from './use-figures.tsx';

/** How many of the figures have a card of their own. */
const great = 4;

/** The figures of the period, each with its definition and its change. */
export function FigureCards({ summary, people }: { summary: UsageSummary; people: UsagePeople | undefined }) {
  const { t } = useLingui();
  const { search } = useUsagePage();
  const figures = useFigures(summary, people);
  const locale = formattingLocale();
  const previous = { from: summary.previousFrom, to: summary.previousTo };
  const year = { from: summary.yearBeforeFrom, to: summary.yearBeforeTo };
  const card = (small: boolean) => (shown: (typeof figures)[number]) => (
    <FigureCard
      key={shown.id}
      shown={shown}
      small={small}
      against={search.compare === 'year' ? 'yearBefore' : 'previous'}
      before={isYear(previous) ? t`the year before` : nameDays(previous, locale, 'short')}
      yearBefore={isYear(year) && isYear(previous) ? t`the year before` : nameDays(year, locale, 'compared')}
    />
  );
  return (
    <>
      <div className={classes.cards}>{figures.slice(0, great).map(card(false))}</div>
      <div className={classes.strip}>{figures.slice(great).map(card(true))}</div>
    </>
  );
}
