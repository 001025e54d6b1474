import { useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session.ts';
import { NotFoundPage } from '../../app/pages/not-found-page.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './help.module.css';
import { topics } from './topics.ts';
import { useTopicTitles } from './use-topic-titles.ts';

/** "Help": a page for each subject, of those that the reader's rights reach. */
export function HelpScreen() {
  const { t } = useLingui();
  const { topic: asked } = useParams({ strict: false });
  const { can } = useSignedIn();
  const titles = useTopicTitles();
  const shown = topics.filter(
    (topic) =>
      topic.for === 'everybody' ||
      (topic.for === 'administrators' && can.administer) ||
      (topic.for === 'operators' && can.operate),
  );
  const current = asked === undefined ? shown[0] : shown.find(({ id }) => id === asked);
  if (!current) return <NotFoundPage />;
  const { Body } = current;
  return (
    <Page title={titles[current.id]} documentTitle={t`Help: ${titles[current.id]}`}>
      <div className={classes.columns}>
        <nav aria-label={t`Pages of the help`}>
          <ul className={classes.topics}>
            {shown.map(({ id }) => (
              <li key={id}>
                <Link
                  to="/help/$topic"
                  params={{ topic: id }}
                  className={classes.topic}
                  aria-current={id === current.id ? 'page' : undefined}
                >
                  {titles[id]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Panel>
          <Body />
        </Panel>
      </div>
    </Page>
  );
}
