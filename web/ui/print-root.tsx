import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './print-root.module.css';

/** What is printed in the place of the page: beside it in the document, and not to be seen before. */
export function PrintRoot({ children }: { children: ReactNode }) {
  return createPortal(<div className={classes.root}>{children}</div>, document.body);
}
