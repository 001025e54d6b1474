import { useEffect, useState } from 'react';

/** How long ago an instant was, as `24:07` or `1:02:09`, once a second. */
export function useClock(startedAt: string): string {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return writeClock(Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000)));
}

/** A length of time in whole seconds, as a clock writes it. */
export function writeClock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}`;
}
