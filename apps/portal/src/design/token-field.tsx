'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useEarly } from './early';
import { BOX, boxEdge, type FieldFrame, Frame, useFieldIds } from './field-frame';
import { finishToken, type KnownValue, typeToken } from './token-list';

interface TokenFieldProps extends Omit<FieldFrame, 'suffix'> {
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Why the value at a place is refused. */
  errorOf: (place: number) => string | undefined;
  /** Words for the button that takes a value away. */
  removeLabel: (name: string) => string;
  /** Values to pick, or to type by what they are called. */
  known?: readonly KnownValue[];
  placeholder?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
  className?: string;
}

/** Several short values: each becomes a chip at a comma, a blank, Enter, or when the box is left. */
export function TokenField(props: TokenFieldProps) {
  const { label, hint, values, onChange, errorOf, removeLabel, known = [], placeholder, inputMode } = props;
  const input = useRef<HTMLInputElement>(null);
  const early = useEarly(input);
  const [typing, setTyping] = useState(false);
  const open = typing && values.length > 0;
  const tokens = open ? values.slice(0, -1) : values;
  const text = open ? (values.at(-1) ?? '') : '';
  const nameOf = (value: string) => known.find((one) => one.value === value)?.name ?? value;
  const refused = tokens.flatMap((token, place) => {
    const why = errorOf(place);
    return why ? [`${nameOf(token)} – ${why}`] : [];
  });
  const error = props.error ?? (refused.join(' ') || (open ? errorOf(tokens.length) : undefined));
  const { id, describedBy } = useFieldIds(hint, error);

  function type(next: string) {
    const typed = typeToken(tokens, next, known);
    setTyping(typed.typing && !known.some(({ value }) => value === next));
    onChange(typed.values);
  }
  function finish() {
    setTyping(false);
    if (open) onChange(finishToken(values, known));
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      finish();
    }
    if (event.key === 'Backspace' && text === '' && tokens.length > 0) {
      event.preventDefault();
      setTyping(true);
    }
  }
  function remove(place: number) {
    onChange(values.filter((_, i) => i !== place));
    input.current?.focus();
  }

  return (
    <Frame {...{ id, label, hint, error, quietLabel: props.quietLabel, className: props.className }}>
      <div
        className={clsx(
          BOX,
          boxEdge(error),
          'flex min-h-10 flex-wrap items-center gap-1.5 px-1.5! py-1.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent',
        )}
      >
        {tokens.map((token, place) => (
          <span
            key={token}
            className={clsx(
              'inline-flex max-w-full items-center rounded-md pl-2 text-[13px]',
              errorOf(place) ? 'bg-bad-soft text-bad' : 'bg-sunken',
              nameOf(token) === token && 'font-mono',
            )}
          >
            <span className="truncate">{nameOf(token)}</span>
            <button
              type="button"
              aria-label={removeLabel(nameOf(token))}
              onClick={() => remove(place)}
              className="grid size-6 shrink-0 place-items-center rounded-md text-ink-faint hover:text-ink"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </span>
        ))}
        <input
          {...early}
          id={id}
          value={text}
          inputMode={inputMode}
          placeholder={tokens.length === 0 ? placeholder : undefined}
          list={known.length > 0 ? `${id}-known` : undefined}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onBlur={finish}
          className="h-6 min-w-20 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-faint"
        />
        {known.length > 0 && (
          <datalist id={`${id}-known`}>
            {known
              .filter(({ value }) => !tokens.includes(value))
              .map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
          </datalist>
        )}
      </div>
    </Frame>
  );
}
