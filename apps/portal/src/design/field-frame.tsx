import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

/** What every field has around its box. */
export interface FieldFrame {
  label: string;
  hint?: string;
  /** Why the value is refused, in words. */
  error?: string;
  /** Shown at the end of the box: a unit, for example. */
  suffix?: string;
  /** The label is read aloud only; a heading beside the field says it already. */
  quietLabel?: boolean;
}

/** Look of a box to type in, without its height and the colour of its border. */
export const BOX =
  'w-full min-w-0 rounded-lg border bg-surface px-3 text-[15px] text-ink placeholder:text-ink-faint sm:text-sm';

/** Border of a box, by whether its value is refused. */
export const boxEdge = (error: string | undefined) => (error ? 'border-bad' : 'border-edge-field');

/** The id of a field, and those of the texts that describe it. */
export function useFieldIds(hint: string | undefined, error: string | undefined) {
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return { id, describedBy };
}

/** A field's label above its box, and below it why it is refused and what it is for. */
export function Frame({
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
        <p id={`${id}-error`} className="mt-1.5 text-[13px] text-bad wrap-anywhere">
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
