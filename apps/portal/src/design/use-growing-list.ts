'use client';

import { type RefObject, useRef } from 'react';

const FIELD = 'input, select';

interface GrowingList<T extends HTMLElement> {
  /** For the element around the list, whose members are marked `data-member` and what adds one `data-add`. */
  list: RefObject<T | null>;
  /** A member was added at the end: the focus goes to its first field. */
  added: () => void;
  /** A member was taken away with the button that had the focus: it goes to what adds one. */
  removed: () => void;
}

/** Where the focus goes as a list of fields grows and shrinks, for whoever works by keyboard or by ear. */
export function useGrowingList<T extends HTMLElement>(): GrowingList<T> {
  const list = useRef<T>(null);
  const soon = (find: (list: T) => HTMLElement | null | undefined) =>
    requestAnimationFrame(() => list.current && find(list.current)?.focus());
  return {
    list,
    added: () =>
      soon((around) =>
        [...around.querySelectorAll('[data-member]')].at(-1)?.querySelector<HTMLElement>(FIELD),
      ),
    removed: () => soon((around) => around.querySelector<HTMLElement>('[data-add]')),
  };
}
