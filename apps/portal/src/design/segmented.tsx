'use client';

import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { useRadio } from './use-radio';

interface Choice<T extends string> {
  value: T;
  label: string;
  /** Drawn instead of the label, which is then read aloud and shown on hovering. */
  Icon?: LucideIcon;
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly Choice<T>[];
  onChange: (value: T) => void;
}

/** One of a few, all visible: radio buttons (arrow keys move among them) drawn as one bar. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <Option
          key={option.value}
          name={name}
          choice={option}
          chosen={option.value === value}
          onChoose={() => onChange(option.value)}
        />
      ))}
    </fieldset>
  );
}

function Option<T extends string>({
  name,
  choice: { value, label, Icon },
  chosen,
  onChoose,
}: {
  name: string;
  choice: Choice<T>;
  chosen: boolean;
  onChoose: () => void;
}) {
  const radio = useRadio({ name, value, chosen, onChoose });
  return (
    <label
      title={Icon && label}
      className={clsx(
        'relative flex h-7 cursor-pointer items-center rounded-md text-[13px] font-medium has-focus-visible:outline-2 has-focus-visible:outline-accent',
        Icon ? 'px-2.5' : 'px-3',
        chosen ? 'bg-raised text-ink shadow-card' : 'text-ink-soft hover:text-ink',
      )}
    >
      <input {...radio} className="absolute inset-0 cursor-pointer opacity-0" />
      {Icon && <Icon aria-hidden className="size-4" />}
      <span className={Icon && 'sr-only'}>{label}</span>
    </label>
  );
}
