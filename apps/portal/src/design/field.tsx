'use client';

import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { useEarly } from './early';
import { BOX, boxEdge, type FieldFrame, Frame, useFieldIds } from './field-frame';

type TextFieldProps = FieldFrame & ComponentProps<'input'>;

/** One line of text with its label, hint and error tied to it. */
export function TextField({
  label,
  hint,
  error,
  suffix,
  quietLabel,
  className,
  ref,
  ...input
}: TextFieldProps) {
  const early = useEarly(ref);
  const { id, describedBy } = useFieldIds(hint, error);
  return (
    <Frame {...{ id, label, hint, error, quietLabel, className }}>
      <span className="relative block">
        <input
          {...input}
          {...early}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          className={clsx(BOX, 'h-10', boxEdge(error), suffix && 'pr-16')}
        />
        {suffix && (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs text-ink-faint">
            {suffix}
          </span>
        )}
      </span>
    </Frame>
  );
}

type SelectFieldProps = FieldFrame & ComponentProps<'select'> & { children: ReactNode };

/** A choice from a short list; the system's own list, which every phone knows how to show. */
export function SelectField({
  label,
  hint,
  error,
  quietLabel,
  suffix,
  className,
  ref,
  ...select
}: SelectFieldProps) {
  const early = useEarly(ref);
  const { id, describedBy } = useFieldIds(hint, error);
  return (
    <Frame {...{ id, label, hint, error, quietLabel, className }}>
      <select
        {...select}
        {...early}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className={clsx(BOX, 'select-arrow h-10 appearance-none pr-9', boxEdge(error))}
      />
    </Frame>
  );
}
