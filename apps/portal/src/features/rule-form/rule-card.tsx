'use client';

import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/design/button';

interface RuleCardProps {
  /** Place in the list, from 0, and how many there are. */
  place: number;
  count: number;
  name: string;
  /** What the rule does, in short. */
  summary: ReactNode;
  /** Something in it was refused: it is open then. */
  refused: boolean;
  /** Whether it is open at first. */
  fresh: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
}

/** One rule of a list whose order counts: in short, or open with its fields. */
export function RuleCard(props: RuleCardProps) {
  const { place, count, name, summary, refused, fresh, onMove, onRemove, children } = props;
  const t = useTranslations();
  const id = useId();
  const [opened, setOpened] = useState(fresh);
  const open = opened || refused;
  const what = name || t('rule-form.rule', { place: place + 1 });
  return (
    <li className={clsx('rounded-xl border', refused ? 'border-bad' : 'border-edge')}>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-0 p-1.5">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}-fields`}
          onClick={() => setOpened(!open)}
          className="flex min-w-0 flex-1 basis-56 items-center gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-sunken"
        >
          <ChevronDown
            aria-hidden
            className={clsx('size-4 shrink-0 text-ink-faint', !open && '-rotate-90')}
          />
          <span className="text-[13px] text-ink-faint tabular-nums">{place + 1}</span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-semibold">{what}</span>
            <span className="block truncate text-[13px] text-ink-faint">{summary}</span>
          </span>
        </button>
        <span className="ml-auto flex">
          <MoveButton end={place === 0} label={t('rule-form.up', { what })} by={-1} onMove={onMove} />
          <MoveButton
            end={place === count - 1}
            label={t('rule-form.down', { what })}
            by={1}
            onMove={onMove}
          />
          <Button look="quiet" size="icon" aria-label={t('rule-form.remove', { what })} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </span>
      </div>
      <div id={`${id}-fields`} hidden={!open} className="border-t border-edge p-3.5 sm:p-4">
        {children}
      </div>
    </li>
  );
}

interface MoveButtonProps {
  /** There is nothing further that way; the button stays where the focus is. */
  end: boolean;
  label: string;
  by: -1 | 1;
  onMove: (by: -1 | 1) => void;
}

function MoveButton({ end, label, by, onMove }: MoveButtonProps) {
  const Arrow = by < 0 ? ArrowUp : ArrowDown;
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={label}
      aria-disabled={end || undefined}
      className="aria-disabled:cursor-not-allowed aria-disabled:opacity-40"
      onClick={(event) => {
        if (end) return;
        const button = event.currentTarget;
        onMove(by);
        // The browser forgets the focus of what it moves.
        requestAnimationFrame(() => button.focus());
      }}
    >
      <Arrow aria-hidden className="size-4" />
    </Button>
  );
}
