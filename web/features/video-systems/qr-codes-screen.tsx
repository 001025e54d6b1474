import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Radio } from '@mantine/core';
import { IconDownload, IconPrinter, IconQrcode, IconTypography } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import type { QrCodesSearch } from '../../app/qr-codes-search.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PrintRoot } from '../../ui/print-root.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { choiceOf, loadCodes, mostPrinted, pdfHref } from './printed-codes.ts';
import { PrintedSheets } from './printed-sheets.tsx';
import classes from './qr-codes.module.css';

/** "Print QR codes": what will be printed, as a sheet of several or a card each; by the browser or as a PDF. */
export function QrCodesScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/company/video-systems/qr-codes' });
  const choice = choiceOf(search);
  const { layout = 'sheet', ...rest } = search;
  const choose = (next: QrCodesSearch) =>
    void navigate({ to: '/company/video-systems/qr-codes', search: next, replace: true });
  const codes = useQuery({
    queryKey: [...api.videoSystems.list.key(), 'codes', choice],
    queryFn: ({ signal }) => loadCodes(choice, signal),
  });
  const systems = codes.data ?? [];
  return (
    <AdministrationPage
      documentTitle={t`QR codes`}
      actions={
        systems.length > 0 ? (
          <>
            <Button component="a" href={pdfHref(choice, layout)} download leftSection={<IconDownload aria-hidden />}>
              <Trans>Download PDF</Trans>
            </Button>
            <Button variant="filled" leftSection={<IconPrinter aria-hidden />} onClick={() => window.print()}>
              <Trans>Print</Trans>
            </Button>
          </>
        ) : null
      }
    >
      <Breadcrumb up={{ to: '/company/video-systems' }} upLabel={<Trans>Video systems</Trans>} here={t`QR codes`} />
      {codes.isPending ? (
        <Panel>
          <FieldsSkeleton fields={3} />
        </Panel>
      ) : null}
      {codes.error ? (
        <Panel>
          <ProblemState error={codes.error} onRetry={() => void codes.refetch()} />
        </Panel>
      ) : null}
      {codes.data && systems.length === 0 ? (
        <Panel>
          <EmptyState icon={<IconQrcode aria-hidden />} title={<Trans>No QR code to print</Trans>}>
            <Trans>Each video system has one. Choose among those in the list, or change its search and filters.</Trans>
          </EmptyState>
        </Panel>
      ) : null}
      {systems.length > 0 ? (
        <>
          <div className={classes.choice}>
            <fieldset className={classes.layouts}>
              <legend className="visually-hidden">
                <Trans>Layout</Trans>
              </legend>
              <Radio
                name="layout"
                checked={layout === 'sheet'}
                onChange={() => choose(rest)}
                label={t`A4 sheets, six codes each`}
              />
              <Radio
                name="layout"
                checked={layout === 'card'}
                onChange={() => choose({ ...rest, layout: 'card' })}
                label={t`A card each, A6`}
              />
            </fieldset>
            <span className={classes.total}>
              <Plural value={systems.length} one="# QR code" other="# QR codes" />
            </span>
          </div>
          {systems.length >= mostPrinted ? (
            <Alert color="copper" variant="light" mb="md">
              <Trans>The browser prints the first {mostPrinted}. The PDF has them all.</Trans>
            </Alert>
          ) : null}
          <OtherScripts systems={systems} />
          <Sheets systems={systems} layout={layout} />
        </>
      ) : null}
    </AdministrationPage>
  );
}

/** Cards that are shown; all are printed. */
const mostShown = 12;

function Sheets({ systems, layout }: { systems: readonly VideoSystemRow[]; layout: 'card' | 'sheet' }) {
  const companyName = useSignedIn().member?.company.name ?? '';
  const more = systems.length - mostShown;
  return (
    <>
      <div className={classes.preview}>
        <PrintedSheets systems={systems.slice(0, mostShown)} layout={layout} companyName={companyName} />
      </div>
      {more > 0 ? (
        <p className={classes.more}>
          <Plural value={more} one="and # more, which is printed too" other="and # more, which are printed too" />
        </p>
      ) : null}
      <PrintRoot>
        <PrintedSheets systems={systems} layout={layout} companyName={companyName} />
      </PrintRoot>
    </>
  );
}

/** Letters that the PDF's typeface has: it prints the address instead of other names. */
const inTypeface = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}\p{Z}\p{M}]*$/u;

function OtherScripts({ systems }: { systems: readonly VideoSystemRow[] }) {
  const count = systems.filter(({ name }) => !inTypeface.test(name.normalize('NFC'))).length;
  if (count === 0) return null;
  return (
    <Alert color="copper" variant="light" mb="md" icon={<IconTypography aria-hidden />}>
      <Plural
        value={count}
        one="The PDF has Latin, Greek and Cyrillic letters: # name in another script is left out there, and its address stands in its place. Print from the browser to have it."
        other="The PDF has Latin, Greek and Cyrillic letters: # names in other scripts are left out there, and their addresses stand in their place. Print from the browser to have them."
      />
    </Alert>
  );
}
