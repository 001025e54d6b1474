import { Trans, useLingui } from '@lingui/react/macro';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { Mark } from '../../ui/mark.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './printed-sheets.module.css';

interface PrintedSheetsProps {
  systems: readonly VideoSystemRow[];
  layout: 'card' | 'sheet';
  companyName: string;
}

const perSheet = { card: 1, sheet: 6 } as const;

/** Codes as they lie on paper: A4 sheets of six, or a card of A6 each. Black on white in both themes. */
export function PrintedSheets({ systems, layout, companyName }: PrintedSheetsProps) {
  const length = perSheet[layout];
  const sheets = Array.from({ length: Math.ceil(systems.length / length) }, (_, at) =>
    systems.slice(at * length, (at + 1) * length),
  );
  return sheets.map((cards) => (
    <div key={cards[0]?.id} className={classes.sheet} data-layout={layout}>
      {cards.map((system) => (
        <Card key={system.id} system={system} companyName={companyName} />
      ))}
    </div>
  ));
}

function Card({
  system: { name, videoAddress, codeLink },
  companyName,
}: {
  system: VideoSystemRow;
  companyName: string;
}) {
  const { t } = useLingui();
  const [localPart, domain] = videoAddress.split('@');
  return (
    <div className={classes.card} data-qr-card>
      <div className={classes.code}>
        <QrCode text={codeLink} label={t`QR code of ${name}`} />
      </div>
      <div className={classes.words}>
        <span className={classes.company}>
          <Mark size={20} />
          {companyName}
        </span>
        <span className={classes.name} data-long={name.length > 28 || undefined}>
          {name}
        </span>
        <span className={classes.address}>
          {localPart}
          <wbr />@{domain}
        </span>
        <span className={classes.instruction}>
          <Trans>Scan with your phone’s camera to bring your meeting to this screen.</Trans>
        </span>
      </div>
    </div>
  );
}
