import { useId } from 'react';
import { strandOf, TILE_PATHS } from './strand';

/** The small square that stands for a line beside its name; hollow while the line is not up. */
export function StrandSwatch({ index, hollow = false }: { index: number; hollow?: boolean }) {
  const { colour, pattern } = strandOf(index);
  const id = `strand-${useId().replaceAll(/[^a-zA-Z0-9]/g, '')}`;
  return (
    <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
      <defs>
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
          <path d={TILE_PATHS[pattern]} stroke={colour} strokeWidth="1.8" strokeLinecap="round" fill="none" />
        </pattern>
      </defs>
      <rect
        x="1.25"
        y="1.25"
        width="13.5"
        height="13.5"
        rx="4"
        fill={hollow ? 'none' : colour}
        fillOpacity={pattern === 'solid' ? 0.85 : 0.22}
        stroke={colour}
        strokeWidth="1.5"
        strokeDasharray={hollow ? '3 2.5' : undefined}
      />
      {!hollow && pattern !== 'solid' && (
        <rect x="1.25" y="1.25" width="13.5" height="13.5" rx="4" fill={`url(#${id})`} />
      )}
    </svg>
  );
}
