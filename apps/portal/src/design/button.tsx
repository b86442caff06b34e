'use client';

import type { VariantProps } from 'class-variance-authority';
import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { buttonClass } from './button-class';
import { useEarly } from './early';

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonClass> & { busy?: boolean };

/**
 * A button; `busy` keeps its size and refuses a second press while the first is under way. A press before the page has
 * come to life counts.
 */
export function Button({ look, size, busy = false, className, type = 'button', ref, ...rest }: ButtonProps) {
  const early = useEarly(ref);
  return (
    <button
      {...rest}
      {...early}
      type={type}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={clsx(buttonClass({ look, size }), className)}
    />
  );
}
