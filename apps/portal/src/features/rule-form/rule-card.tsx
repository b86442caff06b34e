'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/design/button';
import { FoldCard } from '@/design/fold-card';

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

/** One rule of a list whose order counts. */
export function RuleCard({ place, count, name, onMove, onRemove, ...card }: RuleCardProps) {
  const t = useTranslations();
  const what = name || t('rule-form.rule', { place: place + 1 });
  return (
    <FoldCard
      {...card}
      title={what}
      mark={<span className="text-[13px] text-ink-faint tabular-nums">{place + 1}</span>}
      actions={
        <>
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
        </>
      }
    />
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
