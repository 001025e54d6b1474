import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  /** Heading (`h2`) of the panel. */
  title?: ReactNode;
  /** Beside the heading, at the right. */
  actions?: ReactNode;
  /** No room around the content: lists and tables go from edge to edge. */
  flush?: boolean;
  children?: ReactNode;
}

/** A white sheet on the paper: one subject, its heading and its content. */
export function Panel({ title, actions, flush, children }: PanelProps) {
  return (
    <section className={classes.panel} data-flush={flush || undefined}>
      {title || actions ? (
        <div className={classes.head}>
          {title ? <h2>{title}</h2> : null}
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
