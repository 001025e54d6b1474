import { Trans, useLingui } from '@lingui/react/macro';
import { IconDeviceTv } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { CallButton } from '../calls/index.ts';
import { CodePanel } from './code-panel.tsx';
import { ProviderContact } from './provider-contact.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import classes from './system.module.css';
import { SystemForm } from './system-form.tsx';
import { SystemState } from './system-state.tsx';

/** A video system's page: what it is called, whether it is there, its code, its screen. */
export function VideoSystemScreen() {
  const { t } = useLingui();
  const { systemId } = useParams({ strict: false });
  const system = useQuery(api.videoSystems.get.queryOptions({ input: { id: systemId ?? '' } }));
  const name = system.data?.name;
  return (
    <AdministrationPage documentTitle={name ?? t`Video system`}>
      <Breadcrumb up={{ to: '/company/video-systems' }} upLabel={<Trans>Video systems</Trans>} here={name ?? '…'} />
      {system.error && !system.data ? (
        <Panel>
          <ProblemState error={system.error} onRetry={() => void system.refetch()} />
        </Panel>
      ) : null}
      {system.isPending ? (
        <Panel>
          <FieldsSkeleton fields={4} />
        </Panel>
      ) : null}
      {system.data ? <VideoSystem key={system.data.id} system={system.data} /> : null}
    </AdministrationPage>
  );
}

function VideoSystem({ system }: { system: VideoSystemView }) {
  return (
    <div className={classes.columns}>
      <Panel>
        <Head system={system} />
        <SystemForm system={system} />
      </Panel>
      <div className={classes.aside}>
        <CodePanel system={system} />
        <ScreenPanel system={system} />
        <Panel title={<Trans>Provider</Trans>}>
          <p className={classes.small}>
            <Trans>
              To twin, move or remove this video system, ask {system.provider.name}:{' '}
              <ProviderContact contact={system.provider.contact} />
            </Trans>
          </p>
        </Panel>
      </div>
    </div>
  );
}

function Head({
  system: { name, videoAddress, state, lacks, lastSeenAt, member, sharesAddress },
}: {
  system: VideoSystemView;
}) {
  const format = useFormat();
  const link = member ? (
    <Link to="/company/members/$memberId" params={{ memberId: member.id }}>
      {member.name}
    </Link>
  ) : null;
  return (
    <div className={classes.head}>
      <IconTile>
        <IconDeviceTv aria-hidden />
      </IconTile>
      <div className={classes.titles}>
        <h2 className={classes.name}>{name}</h2>
        <div className={classes.facts}>
          <SystemState state={state} lacks={lacks} />
          {state === 'offline' ? (
            <span>{lastSeenAt ? <Trans>Last seen {format.ago(lastSeenAt)}</Trans> : <Trans>Never seen</Trans>}</span>
          ) : null}
          <span>
            {link && sharesAddress ? <Trans>Twinned to {link}, at the same address</Trans> : null}
            {link && !sharesAddress ? <Trans>Twinned to {link}</Trans> : null}
            {link ? null : <Trans>Shared</Trans>}
          </span>
        </div>
      </div>
      {sharesAddress ? null : <CallButton variant="default" name={name} address={videoAddress} />}
    </div>
  );
}
