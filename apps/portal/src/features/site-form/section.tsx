import type { ReactNode } from 'react';
import { Card } from '@/design/card';

interface SectionProps {
  title: string;
  hint: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the form: its title, why it is asked, its fields. */
export function Section({ title, hint, aside, children }: SectionProps) {
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-[15px] font-semibold tracking-tight">{title}</h2>
          <p className="mt-0.5 max-w-prose text-[13px] text-ink-faint">{hint}</p>
        </div>
        {aside}
      </div>
      {children}
    </Card>
  );
}
