import type { ReactNode } from 'react';
import { useDocumentTitle } from './document-title.ts';
import classes from './page.module.css';

interface PageProps {
  /** The page's one `h1`, and the document's title. */
  title: string;
  /** A title for the document where the heading is that of a whole area: the name of what is shown. */
  documentTitle?: string;
  /** The heading is for screen readers only; for pages whose content says where one is. */
  hiddenTitle?: boolean;
  subtitle?: ReactNode;
  /** Beside the heading: a link to the help. */
  help?: ReactNode;
  /** Buttons at the right; on a phone they stand at the bottom of the screen. */
  actions?: ReactNode;
  /** Below the heading: `SectionTabs`. */
  tabs?: ReactNode;
  children?: ReactNode;
}

/** A page inside the shell: heading, actions, tabs, content. */
export function Page({ title, documentTitle, hiddenTitle, subtitle, help, actions, tabs, children }: PageProps) {
  useDocumentTitle(documentTitle ?? title);
  return (
    <div className={classes.page} data-with-actions={actions ? true : undefined}>
      <header className={hiddenTitle ? 'visually-hidden' : classes.header}>
        <div className={classes.titles}>
          <div className={classes.heading}>
            <h1>{title}</h1>
            {help}
          </div>
          {subtitle ? <p className={classes.subtitle}>{subtitle}</p> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </header>
      {tabs}
      {children}
    </div>
  );
}
