import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import classes from './test.module.css';
import type { Step } from './use-step-words.ts';

const icons = { good: IconCheck, fair: IconAlertTriangle, bad: IconX, none: IconMinus } as const;

/** What was tried, one by one. */
export function TestSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className={classes.steps}>
      {steps.map(({ title, detail, is }) => {
        const Icon = is === 'running' ? null : icons[is];
        return (
          <li key={title} className={classes.step} data-is={is}>
            {Icon ? <Icon aria-hidden /> : <Loader size={16} aria-hidden />}
            <span className={classes.title}>{title}</span>
            <span className={classes.detail}>{detail ?? '…'}</span>
          </li>
        );
      })}
    </ul>
  );
}
