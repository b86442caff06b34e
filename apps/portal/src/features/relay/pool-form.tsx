'use client';

import type { FormEvent, ReactNode } from 'react';
import { Button } from '@/design/button';
import { Notice } from '@/design/notice';

interface PoolFormProps {
  /** What the button says. */
  label: string;
  busy: boolean;
  /** What was refused that no field shows. */
  refused: string | null;
  onSubmit: () => void;
  /** The one field. */
  children: ReactNode;
}

/** One field with its button, by which a relay's pool gets addresses. */
export function PoolForm({ label, busy, refused, onSubmit, children }: PoolFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-wrap items-start gap-2">
      {children}
      <Button type="submit" look="plain" className="mt-6.5" busy={busy}>
        {label}
      </Button>
      {refused && (
        <div className="w-full">
          <Notice look="bad" urgent>
            {refused}
          </Notice>
        </div>
      )}
    </form>
  );
}
