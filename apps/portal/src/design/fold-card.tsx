'use client';

import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

interface FoldCardProps {
  title: string;
  /** What is inside, in short. */
  summary: ReactNode;
  /** Stands before the title: its place in a list, for example. */
  mark?: ReactNode;
  /** Something inside was refused: it opens then, and stays so until somebody shuts it. */
  refused: boolean;
  /** Whether it is open at first. */
  fresh: boolean;
  /** Buttons at its end. */
  actions: ReactNode;
  children: ReactNode;
}

/** One member of a list that may be long: in short, or open with its fields. */
export function FoldCard({ title, summary, mark, refused, fresh, actions, children }: FoldCardProps) {
  const id = useId();
  const [open, setOpen] = useState(fresh || refused);
  // What a refusal has opened stays open while it is being mended.
  if (refused && !open) setOpen(true);
  return (
    <li data-member className={clsx('rounded-xl border', refused ? 'border-bad' : 'border-edge')}>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-0 p-1.5">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}-fields`}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 basis-56 items-center gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-sunken"
        >
          <ChevronDown
            aria-hidden
            className={clsx('size-4 shrink-0 text-ink-faint', !open && '-rotate-90')}
          />
          {mark}
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-semibold">{title}</span>
            <span className="block truncate text-[13px] text-ink-faint">{summary}</span>
          </span>
        </button>
        <span className="ml-auto flex">{actions}</span>
      </div>
      <div id={`${id}-fields`} hidden={!open} className="border-t border-edge p-3.5 sm:p-4">
        {children}
      </div>
    </li>
  );
}
