'use client';

import { useState } from 'react';

/** Which members were added to a list of cards since it is there: theirs are open at first. */
export function useNewKeys() {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return {
    isNew: (key: string) => keys.has(key),
    noteNew: (key: string) => setKeys(new Set([...keys, key])),
  };
}
