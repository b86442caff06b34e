'use client';

import { type Ref, type RefCallback, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { EarlyPresses } from './early-press-script';

const never = () => () => {};

/**
 * Keeps a press on a control that the server has written but the browser has not brought to life yet: the press is
 * noted by `EARLY_PRESS_SCRIPT` and done as soon as the control can. Spread the result on the control.
 * @param outer a ref to the same element that somebody else needs
 */
export function useEarlyPress<T extends HTMLElement>(
  outer?: Ref<T>,
): { ref: RefCallback<T>; 'data-early'?: '' } {
  const element = useRef<T>(null);
  const ref = useCallback(
    (found: T | null) => {
      element.current = found;
      if (typeof outer === 'function') return outer(found);
      if (outer) outer.current = found;
    },
    [outer],
  );
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  useEffect(() => {
    const { tresseEarlyPresses } = window as EarlyPresses;
    if (alive && element.current && tresseEarlyPresses?.delete(element.current)) element.current.click();
  }, [alive]);
  return alive ? { ref } : { ref, 'data-early': '' };
}
