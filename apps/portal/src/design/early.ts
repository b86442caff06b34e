'use client';

import { type Ref, type RefCallback, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type {} from './early-script';

const never = () => () => {};

/**
 * Makes up for what a person did to a control that the server had written and the browser had not brought to life yet:
 * `EARLY_SCRIPT` noted it, this does it. Spread the result on the control.
 * @param outer a ref to the same element that somebody else needs
 */
export function useEarly<T extends HTMLElement>(outer?: Ref<T>): { ref: RefCallback<T>; 'data-early'?: '' } {
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
    if (alive && element.current) makeUp(element.current);
  }, [alive]);
  return alive ? { ref } : { ref, 'data-early': '' };
}

function makeUp(element: HTMLElement): void {
  const early = window.tresseEarly;
  const typed = early?.typed.get(element);
  if (typed !== undefined) {
    early?.typed.delete(element);
    // One after another: what a form makes of one field is there before the next one changes it.
    setTimeout(() => type(element, typed));
  }
  // After every field of the form has what was typed into it.
  if (early?.pressed.delete(element)) setTimeout(() => setTimeout(() => element.click()));
}

/** Puts a value into a field as a person would: past React's own setter, with the events that it listens to. */
function type(field: HTMLElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  setter?.call(field, value);
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
