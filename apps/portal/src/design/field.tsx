'use client';

import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useEarly } from './early';

interface FieldFrame {
  label: string;
  hint?: string;
  /** Why the value is refused, in words. */
  error?: string;
  /** Shown at the end of the box: a unit, for example. */
  suffix?: string;
  /** The label is read aloud only; a heading beside the field says it already. */
  quietLabel?: boolean;
}

const BOX =
  'h-10 w-full min-w-0 rounded-lg border bg-surface px-3 text-[15px] text-ink placeholder:text-ink-faint sm:text-sm';

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
          className={clsx(BOX, error ? 'border-bad' : 'border-edge-field', suffix && 'pr-16')}
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
        className={clsx(BOX, 'select-arrow appearance-none pr-9', error ? 'border-bad' : 'border-edge-field')}
      />
    </Frame>
  );
}

function useFieldIds(hint: string | undefined, error: string | undefined) {
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return { id, describedBy };
}

function Frame({
  id,
  label,
  hint,
  error,
  quietLabel,
  className,
  children,
}: FieldFrame & { id: string; className?: string; children: ReactNode }) {
  return (
    <div className={clsx('min-w-0', className)}>
      <label htmlFor={id} className={quietLabel ? 'sr-only' : 'mb-1.5 block text-[13px] font-medium'}>
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-[13px] text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-[13px] text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
