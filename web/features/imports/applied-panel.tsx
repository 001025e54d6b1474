import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ImportView } from '../../../contract/imports.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './imports.module.css';

/** After everybody was invited: how the links reach them. */
export function AppliedPanel({ view }: { view: ImportView }) {
  const format = useFormat();
  const { rows, appliedAt, appliedBy, mails, can, linkDays } = view;
  const people = format.number(rows.new);
  return (
    <Panel
      title={<Plural value={rows.new} one={`${people} person is invited`} other={`${people} people are invited`} />}
    >
      <div className={classes.stack}>
        {appliedAt && appliedBy ? (
          <p className={classes.facts}>
            {appliedBy} · {format.dateTime(appliedAt)}
          </p>
        ) : null}
        {mails ? <Mails mails={mails} /> : null}
        {can.downloadLinks ? (
          <p className={classes.text}>
            <Trans>
              This service sends no mail: download the links and hand each to its person. Whoever has a link can use it,
              so keep the file to yourself. The links work for {linkDays} days.
            </Trans>
          </p>
        ) : null}
        <div className={classes.buttons}>
          {can.downloadLinks ? (
            <Button
              component="a"
              href={`/api/v1/imports/${view.id}/links`}
              download
              variant="filled"
              size="md"
              leftSection={<IconDownload aria-hidden />}
            >
              <Trans>Download links</Trans>
            </Button>
          ) : null}
          <Button size="md" renderRoot={(props) => <Link to="/company/members/invitations" {...props} />}>
            <Trans>Pending invitations</Trans>
          </Button>
          <Button size="md" renderRoot={(props) => <Link to="/company/members/import" {...props} />}>
            <Trans>Choose another file</Trans>
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Mails({ mails: { total, sent, refused, ended, waiting } }: { mails: NonNullable<ImportView['mails']> }) {
  const { t } = useLingui();
  const format = useFormat();
  const [done, all] = [format.number(sent), format.number(total)];
  const bad = format.number(refused);
  const gaveUp = ended && sent + refused < total;
  return (
    <>
      {ended ? null : <Progress value={((sent + refused) / total) * 100} aria-label={t`Mailing the links`} />}
      <p className={classes.text} role="status">
        <Trans>
          Mailed {done} of {all}.
        </Trans>{' '}
        {waiting ? <Trans>The mail server takes no mail at present. It is tried again by itself.</Trans> : null}
        {!ended && !waiting ? <Trans>You can leave this page: the work goes on.</Trans> : null}
        {refused > 0 ? (
          <Trans>The mail server refused {bad} for good: their links are under “Pending invitations”.</Trans>
        ) : null}
        {gaveUp && refused === 0 ? (
          <Trans>The others were used, revoked or sent again meanwhile, or could not be mailed.</Trans>
        ) : null}
      </p>
    </>
  );
}
