import type { LanMode } from '@tresse/contracts';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** A small drawing of a mode: lines on the left, the box filled, the LAN's computers on the right. */
export function ModePicture({ mode }: { mode: LanMode['kind'] }) {
  return (
    <svg
      viewBox="0 0 120 56"
      aria-hidden="true"
      className="w-28 shrink-0 self-center text-ink-faint max-sm:hidden"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {PICTURES[mode]}
    </svg>
  );
}

function Box({ x, y }: { x: number; y: number }) {
  return <rect x={x} y={y} width="18" height="14" rx="4" className="fill-accent stroke-accent" />;
}

function Router({ x, y }: { x: number; y: number }) {
  return <rect x={x} y={y} width="14" height="10" rx="3" />;
}

function Computers({ x, className }: { x: number; className?: string }) {
  return (
    <g className={clsx('stroke-ink-soft', className)}>
      {[8, 24, 40].map((y) => (
        <rect key={y} x={x} y={y} width="11" height="8" rx="1.5" />
      ))}
    </g>
  );
}

const PICTURES: Record<LanMode['kind'], ReactNode> = {
  routed: (
    <>
      <Router x={2} y={9} />
      <Router x={2} y={37} />
      <path d="M16 14h12l14 11M16 42h12l14-11M60 28h20M80 12v32M80 12h20M80 28h20M80 44h20" />
      <Box x={42} y={21} />
      <Computers x={100} />
    </>
  ),
  'one-arm': (
    <>
      <path d="M10 28h100M24 18v10M54 18v10M30 28v10M66 28v10M86 28v10M106 28v10" />
      <Router x={17} y={8} />
      <Router x={47} y={8} />
      <Box x={21} y={38} />
      <g className="stroke-ink-soft">
        {[60, 80, 100].map((x) => (
          <rect key={x} x={x} y="38" width="11" height="8" rx="1.5" />
        ))}
      </g>
    </>
  ),
  'in-front': (
    <>
      <Router x={2} y={9} />
      <Router x={2} y={37} />
      <path d="M16 14h8l8 11M16 42h8l8-11M50 28h12M76 28h8M84 12v32M84 12h16M84 28h16M84 44h16" />
      <Box x={32} y={21} />
      <Router x={62} y={23} />
      <Computers x={100} />
    </>
  ),
};
