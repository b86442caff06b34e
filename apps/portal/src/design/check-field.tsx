'use client';

import { clsx } from 'clsx';
import type { ChangeEvent } from 'react';
import { useEarly } from './early';
import { useFieldIds } from './field-frame';

interface CheckFieldProps {
  label: string;
  hint?: string;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  className?: string;
}

/** Something that is on or off. */
export function CheckField({ label, hint, error, checked, onChange, className }: CheckFieldProps) {
  const early = useEarly<HTMLInputElement>();
  const { id, describedBy } = useFieldIds(hint, error);
  return (
    <div className={clsx('grid grid-cols-[auto_1fr] gap-x-3', className)}>
      <input
        {...early}
        id={id}
        type="checkbox"
        checked={checked}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.checked)}
        className="mark-field mt-0.5 size-6 cursor-pointer sm:size-5"
      />
      <label htmlFor={id} className="cursor-pointer text-sm leading-6 font-medium">
        {label}
      </label>
      {error && (
        <p id={`${id}-error`} className="col-start-2 text-[13px] text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="col-start-2 text-[13px] text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
