'use client';

import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { useRadio } from './use-radio';

/** One of the things to choose from, with what helps to choose. */
export interface ChoiceCard<T extends string> {
  value: T;
  title: string;
  text: string;
  /** Stands beside the title: why this one, for example. */
  tag?: ReactNode;
  picture?: ReactNode;
  /** Why it cannot be chosen; it can still be left. */
  obstacle?: string;
  children?: ReactNode;
}

interface ChoiceCardsProps<T extends string> {
  legend: string;
  /** The legend is read aloud only. */
  quietLegend?: boolean;
  value: T;
  options: readonly ChoiceCard<T>[];
  onChange: (value: T) => void;
  error?: string;
  className?: string;
}

/** One of a few that need explaining: radio buttons (arrow keys move among them), each on a card of its own. */
export function ChoiceCards<T extends string>(props: ChoiceCardsProps<T>) {
  const { legend, quietLegend, value, options, onChange, error, className } = props;
  const name = useId();
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={quietLegend ? 'sr-only' : 'mb-1.5 text-[13px] font-medium'}>{legend}</legend>
      <div className={clsx('grid gap-2.5', className)}>
        {options.map((option) => (
          <Option
            key={option.value}
            name={name}
            option={option}
            chosen={option.value === value}
            refused={error !== undefined && option.value === value}
            onChoose={() => onChange(option.value)}
          />
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-[13px] text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface OptionProps<T extends string> {
  name: string;
  option: ChoiceCard<T>;
  chosen: boolean;
  refused: boolean;
  onChoose: () => void;
}

function Option<T extends string>({ name, option, chosen, refused, onChoose }: OptionProps<T>) {
  const { value, title, text, tag, picture, obstacle, children } = option;
  const id = useId();
  const radio = useRadio({ name, value, chosen, onChoose });
  const shut = obstacle !== undefined && !chosen;
  return (
    <label
      className={clsx(
        'relative flex gap-3 rounded-xl border p-3.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        chosen ? 'border-ink bg-sunken' : 'border-edge',
        refused && 'border-bad!',
        shut ? 'cursor-not-allowed' : 'cursor-pointer hover:bg-sunken',
      )}
    >
      <input
        {...radio}
        disabled={shut}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        aria-invalid={refused || undefined}
        className="mark-field mt-1 size-4 shrink-0 outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={`${id}-title`} className="text-sm font-semibold">
            {title}
          </span>
          {tag}
        </span>
        <span id={`${id}-text`} className="mt-0.5 block text-[13px] text-ink-soft">
          {text}
          {obstacle && <span className="mt-1 block text-warn">{obstacle}</span>}
        </span>
        {children}
      </span>
      {picture}
    </label>
  );
}
