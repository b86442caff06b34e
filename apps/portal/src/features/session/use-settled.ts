'use client';

import { useEffect, useState } from 'react';

const PAUSE_IN_TYPING_MS = 350;

/** The value once it has not changed for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_IN_TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
