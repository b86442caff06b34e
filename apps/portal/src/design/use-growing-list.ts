'use client';

import { type RefObject, useRef, useState } from 'react';

const FIELD = 'input, select';

interface GrowingList<T extends HTMLElement> {
  /** For the element around the list, whose members are marked `data-member` and what adds one `data-add`. */
  list: RefObject<T | null>;
  /** Whether a member was added since the list is there: its fields are open then. */
  isNew: (key: string) => boolean;
  /** A member was added at the end: the focus goes to its first field. */
  added: (key: string) => void;
  /** A member was taken away with the button that had the focus: it goes to what adds one. */
  removed: () => void;
}

/** What a list of fields remembers as it grows and shrinks, and where the focus goes then, for whoever works by keyboard or by ear. */
export function useGrowingList<T extends HTMLElement>(): GrowingList<T> {
  const list = useRef<T>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const soon = (find: (list: T) => HTMLElement | null | undefined) =>
    requestAnimationFrame(() => list.current && find(list.current)?.focus());
  return {
    list,
    isNew: (key) => fresh.has(key),
    added: (key) => {
      setFresh(new Set([...fresh, key]));
      soon((around) =>
        [...around.querySelectorAll('[data-member]')].at(-1)?.querySelector<HTMLElement>(FIELD),
      );
    },
    removed: () => soon((around) => around.querySelector<HTMLElement>('[data-add]')),
  };
}
