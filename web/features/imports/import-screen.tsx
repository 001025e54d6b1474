import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { ChooseFile } from './choose-file.tsx';
import classes from './imports.module.css';
import { RecentImports } from './recent-imports.tsx';

/** "Bulk invite": choose a file; then its page shows what it would do. */
export function ImportScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <AdministrationPage documentTitle={t`Bulk invite`}>
      <Breadcrumb up={{ to: '/company/members' }} upLabel={<Trans>Members</Trans>} here={t`Bulk invite`} />
      <div className={classes.stack}>
        <ChooseFile
          onMade={(importId) => void navigate({ to: '/company/members/import/$importId', params: { importId } })}
        />
        <RecentImports />
      </div>
    </AdministrationPage>
  );
}
