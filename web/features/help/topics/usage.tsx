import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function UsageHelp() {
  return (
    <>
      <HelpSection title={<Trans>What is counted</Trans>}>
        <p>
          <Trans>
            Every connection of a person or a system to a call is a leg, from joining to leaving. Waiting in the lobby
            and ringing are not counted. A connection that comes back within a minute is one leg.
          </Trans>
        </p>
        <p>
          <Trans>
            A leg in a room belongs to the room’s company, whoever it is. Days, weeks and months are those of your
            company’s time zone; a leg over midnight is split.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>The figures</Trans>}>
        <p>
          <Trans>
            Each figure tells what it means at its “i”, with the same figure of the period before and of a year before.
            A click on it opens the very calls behind it: what they add up to stands above them and is the figure. Times
            are kept to the second and shown in whole minutes, rounded down.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Charts and tables</Trans>}>
        <p>
          <Trans>
            Every bar opens its calls; with the keyboard, arrow keys go from bar to bar and Enter opens. Beside a
            chart’s name you show it as a table, export it, or give it a period of its own. “10 not used” lists the
            rooms, members or video systems that were in no call of the period.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Export and print</Trans>}>
        <p>
          <Trans>
            “Export” gives figures, charts, tables and the calls themselves as CSV or JSON, equal to what is shown;
            times are in your company’s zone with UTC beside them. From there the page is printed, too. At the foot of
            the page you choose whether the figures are mailed to you.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Privacy and retention</Trans>}>
        <p>
          <Trans>
            Under “Settings” the company chooses how much of people is shown and for how long call records are kept. A
            stricter choice holds for the past at once. With pseudonyms the same person always has the same made-up
            name, and start times are cut to the hour. With totals only there are sums of whole months, and none where
            fewer than 5 people are behind it.
          </Trans>
        </p>
        <p>
          <Trans>
            Records that are older than the company keeps them are deleted at night; their totals stay. The foot of the
            page tells what goes tonight and what went before.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
