'use client';

import { useEarly } from './early';

interface Radio {
  /** Of the group: the arrow keys move among all that have it. */
  name: string;
  value: string;
  chosen: boolean;
  onChoose: () => void;
}

/** What makes an input one radio button of a group, also before the browser has brought it to life. */
export function useRadio({ name, value, chosen, onChoose }: Radio) {
  const early = useEarly<HTMLInputElement>();
  return { ...early, type: 'radio', name, value, checked: chosen, onChange: onChoose } as const;
}
