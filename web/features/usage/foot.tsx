import classes from './foot.module.css';
import { ReportPanel } from './report-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { useNear } from './use-near.ts';

/** At the page's foot: what becomes of the records, and the figures by mail. */
export function Foot() {
  const { ref, near } = useNear<HTMLDivElement>(false);
  return (
    <div ref={ref} className={classes.foot}>
      <RetentionPanel wanted={near} />
      <ReportPanel wanted={near} />
    </div>
  );
}
