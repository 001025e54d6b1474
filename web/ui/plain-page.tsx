import type { ReactNode } from 'react';
import { useDocumentTitle } from './document-title.ts';
import { Mark } from './mark.tsx';
import classes from './plain-page.module.css';

interface PlainPageProps {
  /** The page's `h1` and the document's title. */
  title: string;
  /** Beside the mark: whose service this is. */
  name?: string | undefined;
  lead?: ReactNode;
  /** Wider, for long forms. */
  wide?: boolean;
  /** Below the sheet. */
  foot?: ReactNode;
  children?: ReactNode;
}

/** A page outside of the shell: the mark, one sheet, one thing to do. */
export function PlainPage({ title, name, lead, wide, foot, children }: PlainPageProps) {
  useDocumentTitle(title);
  return (
    <main id="main" className={classes.page} tabIndex={-1}>
      <div className={classes.column} data-wide={wide || undefined}>
        <div className={classes.brand}>
          <Mark size={30} />
          <span>{name ?? 'Rotunda'}</span>
        </div>
        <div className={classes.sheet}>
          <h1>{title}</h1>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
          {children}
        </div>
        {foot ? <div className={classes.foot}>{foot}</div> : null}
      </div>
    </main>
  );
}
