import { type RefObject, useEffect, useRef, useState } from 'react';

/** Pixels before it comes into sight in which something begins to load. */
const margin = '300px';

/** Whether an element is, or was, near what is in sight; `force` makes it so. */
export function useNear<E extends HTMLElement>(force: boolean): { ref: RefObject<E | null>; near: boolean } {
  const ref = useRef<E>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = ref;
    if (near || !current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: margin,
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [near]);
  return { ref, near: near || force };
}
