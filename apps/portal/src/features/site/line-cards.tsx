'use client';

import { useQuery } from '@tanstack/react-query';
import type { Site } from '@tresse/contracts';
import { samplesKey } from '@/features/live/keys';
import type { Sample } from '@/features/live/sample-window';
import { LineCard } from './line-card';

/** The lines of a site side by side, with their newest measurements. */
export function LineCards({ site, writer }: { site: Site; writer: boolean }) {
  const { data: samples = [] } = useQuery<Sample[]>({ queryKey: samplesKey(site.id), enabled: false });
  const newest = samples.at(-1);
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(20rem,1fr))]">
      {[...site.lines]
        .sort((a, b) => a.index - b.index)
        .map((line) => (
          <LineCard
            key={line.id}
            site={site}
            line={line}
            sample={newest?.lines.find(({ lineId }) => lineId === line.id)}
            writer={writer}
          />
        ))}
    </div>
  );
}
