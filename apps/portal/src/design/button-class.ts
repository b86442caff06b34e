import { cva } from 'class-variance-authority';

/** Classes of a button, also for links that look like one. */
export const buttonClass = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-busy:opacity-70',
  {
    variants: {
      look: {
        primary: 'bg-ink text-page hover:bg-ink-soft',
        plain: 'border border-edge bg-surface text-ink shadow-card hover:bg-sunken',
        quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
        danger: 'border border-bad/40 bg-surface text-bad hover:bg-bad-soft',
      },
      size: { md: 'h-10 px-4 text-sm', sm: 'h-8 px-3 text-[13px]', icon: 'size-9' },
    },
    defaultVariants: { look: 'primary', size: 'md' },
  },
);
