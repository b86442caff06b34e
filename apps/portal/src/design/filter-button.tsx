'use client';

import type { ReactNode } from 'react';
import { useEarly } from '@/design/early';

interface FilterButtonProps {
  count: number;
  chosen: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** A group of a list and how many are in it; pressed, the list shows only those. */
export function FilterButton({ count, chosen, onPress, children }: FilterButtonProps) {
  const early = useEarly<HTMLButtonElement>();
  return (
    <button
      {...early}
      type="button"
      aria-pressed={chosen}
      onClick={onPress}
      className="inline-flex h-8 items-center gap-2 rounded-full border border-edge bg-surface px-3 text-[13px] text-ink-soft hover:bg-sunken aria-pressed:border-ink aria-pressed:bg-sunken aria-pressed:text-ink"
    >
      {children}
      <span className="font-medium tabular-nums">{count}</span>
    </button>
  );
}
