import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  icon?: ReactNode;
  /** What there is none of. */
  title: ReactNode;
  /** What this is for. */
  children?: ReactNode;
  /** The button that fills it. */
  action?: ReactNode;
}

/** In the place of a list with nothing in it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      {icon ? <span className={classes.icon}>{icon}</span> : null}
      <h2>{title}</h2>
      {children ? <p className={classes.text}>{children}</p> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
