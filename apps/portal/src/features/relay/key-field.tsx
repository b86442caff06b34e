'use client';

import { clsx } from 'clsx';
import { useEarly } from '@/design/early';
import { BOX, boxEdge, type FieldFrame, Frame, useFieldIds } from '@/design/field-frame';

interface KeyFieldProps extends Omit<FieldFrame, 'suffix' | 'quietLabel'> {
  value: string;
  onChange: (value: string) => void;
}

/** A private key of several lines, pasted as its file has it. */
export function KeyField({ label, hint, error, value, onChange }: KeyFieldProps) {
  const early = useEarly<HTMLTextAreaElement>();
  const { id, describedBy } = useFieldIds(hint, error);
  return (
    <Frame {...{ id, label, hint, error }}>
      <textarea
        {...early}
        id={id}
        rows={4}
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="-----BEGIN OPENSSH PRIVATE KEY-----"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(BOX, 'py-2 font-mono text-xs!', boxEdge(error))}
      />
    </Frame>
  );
}
