/** The sign of the product: three strands that run together into one. */
export function BraidMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" fill="none" strokeLinecap="round">
      <g strokeWidth="3.4">
        <path d="M4 7c7 0 8 18 15 18 3.6 0 5-4.5 9-4.5" stroke="var(--line-1)" />
        <path d="M4 25c7 0 8-18 15-18 3.6 0 5 4.5 9 4.5" stroke="var(--line-2)" />
        <path d="M4 16h24" stroke="var(--line-3)" />
      </g>
    </svg>
  );
}
