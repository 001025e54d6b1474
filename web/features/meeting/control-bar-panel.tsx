import { type ReactNode, useEffect, useRef } from 'react';
import classes from './control-bar-panel.module.css';

interface ControlBarPanelProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * What a control opens: above it on a desktop, from below on a phone. It takes the focus and gives it back to its button;
 * Escape, a click elsewhere and the button close it.
 */
export function ControlBarPanel({ label, onClose, children }: ControlBarPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = panel.current;
    const before = document.activeElement;
    const ended = new AbortController();
    const { signal } = ended;
    keepInside(element);
    firstStop(element)?.focus();
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !element?.contains(target) && !element?.parentElement?.contains(target);
    document.addEventListener('pointerdown', ({ target }) => isOutside(target) && close.current(), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        // Closes this and nothing else.
        event.stopPropagation();
        close.current();
      },
      { signal, capture: true },
    );
    element?.addEventListener(
      'focusout',
      ({ relatedTarget }) => relatedTarget !== null && isOutside(relatedTarget) && close.current(),
      { signal },
    );
    return () => {
      const heldFocus = document.activeElement === document.body || element?.contains(document.activeElement);
      ended.abort();
      if (heldFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <>
      <div className={classes.shade} aria-hidden="true" />
      <div className={classes.panel} ref={panel} role="dialog" aria-label={label}>
        {children}
      </div>
    </>
  );
}

/** What is chosen, or else the first that can be seen. */
function firstStop(element: HTMLElement | null): HTMLElement | undefined {
  const stops = element?.querySelectorAll<HTMLElement>(
    'select:enabled, input:enabled, button:enabled, summary, a[href]',
  );
  const seen = [...(stops ?? [])].filter((stop) => stop.checkVisibility());
  return seen.find((stop) => stop.matches(':checked')) ?? seen[0];
}

/** The panel stands over the middle of its button, but never beyond an edge of the window. */
function keepInside(element: HTMLElement | null): void {
  if (!element || getComputedStyle(element).position === 'fixed') return;
  const { left, right } = element.getBoundingClientRect();
  const margin = 8;
  const beyond = right - (document.documentElement.clientWidth - margin);
  if (beyond > 0) element.style.translate = `${-beyond}px`;
  else if (left < margin) element.style.translate = `${margin - left}px`;
}
