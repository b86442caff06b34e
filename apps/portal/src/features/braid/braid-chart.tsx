'use client';

import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { drawBraid, railsHeight } from './draw-braid';
import type { Stack } from './stack';

interface BraidChartProps {
  stack: Stack;
  /** Sum of what the lines can carry, in Mbit/s. */
  ceiling: number | null;
  /** First and last second shown. */
  range: [number, number];
  formatTime: (seconds: number) => string;
  formatRate: (mbit: number) => string;
  /** Position of the sample under the pointer; null when it leaves. */
  onPoint: (position: number | null) => void;
  height: number;
}

const LEAST_RATE_MBIT = 1;

/** Widths in CSS pixels: the axis of rates, and half of a time on the other axis. */
const RATES_WIDTH = 44;
const HALF_TIME_WIDTH = 28;

/** The canvas of the braid. Its twin for those who can't see it is the table beside it. */
export default function BraidChart(props: BraidChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const lines = props.stack.bands.length;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = new uPlot(options(element, latest, lines), data(latest.current), element);
    chart.current = made;
    const resize = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height: latest.current.height });
    });
    resize.observe(element);
    const redraw = () => made.redraw(false, true);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', redraw);
    return () => {
      resize.disconnect();
      theme.disconnect();
      system.removeEventListener('change', redraw);
      made.destroy();
    };
  }, [lines]);

  useEffect(() => {
    chart.current?.setData(data(props));
  }, [props]);

  return <div ref={host} aria-hidden="true" className="min-w-0" style={{ height: props.height }} />;
}

function data({ stack }: BraidChartProps): uPlot.AlignedData {
  return [stack.times, stack.sum];
}

function options(
  element: HTMLElement,
  latest: { readonly current: BraidChartProps },
  lines: number,
): uPlot.Options {
  const palette = (colour: string) => resolveColour(element, colour);
  const axis = {
    stroke: () => palette('var(--ink-faint)'),
    font: `12px ${getComputedStyle(element).fontFamily}`,
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: latest.current.height,
    padding: [10, 4, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: {
      x: { time: true, range: () => latest.current.range },
      y: { range: () => [0, highest(latest.current)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        gap: railsHeight(lines) + 4,
        size: railsHeight(lines) + 24,
        space: 70,
        values: (chart, seconds) =>
          seconds.map((second) => (fits(chart, second) ? latest.current.formatTime(second) : '')),
      },
      {
        ...axis,
        grid: { stroke: () => palette('var(--edge)'), width: 1 },
        size: RATES_WIDTH,
        gap: 8,
        space: 44,
        values: (_, rates) => rates.map(latest.current.formatRate),
      },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: {
      draw: [
        (chart) => {
          drawCeiling(chart, latest.current.ceiling, palette);
          drawBraid(chart, latest.current.stack, palette);
        },
      ],
      setCursor: [(chart) => latest.current.onPoint(chart.cursor.idx ?? null)],
    },
  };
}

/** Whether the label of an instant ends within the chart. */
function fits(chart: uPlot, second: number): boolean {
  const { min = 0, max = 0 } = chart.scales.x ?? {};
  const fromRight = ((max ?? 0) - second) / ((max ?? 0) - (min ?? 0));
  return fromRight * (chart.width - RATES_WIDTH) >= HALF_TIME_WIDTH;
}

function highest({ stack, ceiling }: BraidChartProps): number {
  return Math.max(LEAST_RATE_MBIT, ceiling ?? 0, ...stack.sum.map((rate) => rate ?? 0)) * 1.12;
}

function drawCeiling(chart: uPlot, ceiling: number | null, palette: (colour: string) => string): void {
  if (ceiling === null) return;
  const { ctx, bbox } = chart;
  const y = Math.round(chart.valToPos(ceiling, 'y', true)) + 0.5;
  ctx.save();
  ctx.beginPath();
  ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.strokeStyle = palette('var(--ink-faint)');
  ctx.lineWidth = devicePixelRatio;
  ctx.stroke();
  ctx.restore();
}

/** The colour that a CSS expression has in the theme in force; a canvas knows neither variables nor light-dark(). */
function resolveColour(element: HTMLElement, colour: string): string {
  element.style.color = colour;
  return getComputedStyle(element).color;
}
