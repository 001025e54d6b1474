import type { ReactNode } from 'react';
import classes from './help.module.css';

/** A question of a help page and its answer. */
export function HelpSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
