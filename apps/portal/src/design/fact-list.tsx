import type { ReactNode } from 'react';

/** A label with a text, or with a name or an address that machines use. */
export type Fact = { label: string } & ({ text: ReactNode } | { code: string });

/** Facts with their labels, one below the other; what is false or null is left out. */
export function FactList({ facts }: { facts: (Fact | false | null)[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className="contents">
              <dt className="text-ink-faint">{fact.label}</dt>
              <dd className="min-w-0 text-right break-words tabular-nums">
                {'code' in fact ? <span className="font-mono text-[13px]">{fact.code}</span> : fact.text}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
