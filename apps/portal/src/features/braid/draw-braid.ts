import type uPlot from 'uplot';
import { strandOf, TILE_PATHS } from '@/design/strand';
import { type Band, runsOf, type Stack } from './stack';

/** Colours as the canvas needs them: resolved for the theme in force. */
export type Palette = (cssColour: string) => string;

const RAIL_HEIGHT = 3;
const RAIL_STEP = 6;

/** Room that the rails need between plot and axis, in CSS pixels. */
export const railsHeight = (lines: number) => lines * RAIL_STEP + 4;

/** Draws the strands, the sum and the rails of a stack onto a chart whose scales are set. */
export function drawBraid(chart: uPlot, stack: Stack, palette: Palette): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const band of stack.bands) drawBand(chart, stack, band, palette);
  drawSum(chart, stack, palette);
  ctx.restore();
  stack.bands.forEach((band, row) => {
    drawRail(chart, stack, band, row, palette);
  });
}

function drawBand(chart: uPlot, stack: Stack, band: Band, palette: Palette): void {
  const { ctx } = chart;
  const colour = palette(strandOf(band.index).colour);
  const x = (position: number) => chart.valToPos(stack.times[position] ?? 0, 'x', true);
  const y = (value: number | null | undefined) => chart.valToPos(value ?? 0, 'y', true);
  for (const [first, last] of runsOf(band.upper)) {
    ctx.beginPath();
    for (let at = first; at <= last; at += 1) ctx.lineTo(x(at), y(band.upper[at]));
    for (let at = last; at >= first; at -= 1) ctx.lineTo(x(at), y(band.lower[at]));
    ctx.closePath();
    ctx.globalAlpha = strandOf(band.index).pattern === 'solid' ? 0.5 : 0.24;
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha = 0.75;
    ctx.fillStyle = tile(ctx, band.index, colour);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.beginPath();
    for (let at = first; at <= last; at += 1) ctx.lineTo(x(at), y(band.upper[at]));
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.25 * devicePixelRatio;
    ctx.stroke();
  }
}

function drawSum(chart: uPlot, stack: Stack, palette: Palette): void {
  const { ctx } = chart;
  ctx.beginPath();
  for (const [first, last] of runsOf(stack.sum)) {
    ctx.moveTo(...point(chart, stack, first));
    for (let at = first + 1; at <= last; at += 1) ctx.lineTo(...point(chart, stack, at));
  }
  ctx.strokeStyle = palette('var(--ink)');
  ctx.lineWidth = 1.75 * devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.stroke();
}

function point(chart: uPlot, { times, sum }: Stack, at: number): [number, number] {
  return [chart.valToPos(times[at] ?? 0, 'x', true), chart.valToPos(sum[at] ?? 0, 'y', true)];
}

/** One thin rail a line under the plot: there while the line is up, gone while it is not. */
function drawRail(chart: uPlot, stack: Stack, band: Band, row: number, palette: Palette): void {
  const { ctx, bbox } = chart;
  const top = bbox.top + bbox.height + (4 + row * RAIL_STEP) * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, top, bbox.width, RAIL_HEIGHT * devicePixelRatio);
  ctx.clip();
  ctx.fillStyle = palette(strandOf(band.index).colour);
  for (const [first, last] of runsOf(band.upper)) {
    const from = chart.valToPos(stack.times[first] ?? 0, 'x', true);
    const to = chart.valToPos(stack.times[last] ?? 0, 'x', true);
    ctx.fillRect(from, top, Math.max(to - from, devicePixelRatio), RAIL_HEIGHT * devicePixelRatio);
  }
  ctx.restore();
}

const tiles = new Map<string, CanvasPattern | string>();

function tile(ctx: CanvasRenderingContext2D, index: number, colour: string): CanvasPattern | string {
  const key = `${index} ${colour} ${devicePixelRatio}`;
  const known = tiles.get(key);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8 * devicePixelRatio;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.scale(devicePixelRatio, devicePixelRatio);
    pen.strokeStyle = colour;
    pen.lineCap = 'round';
    pen.stroke(new Path2D(TILE_PATHS[strandOf(index).pattern]));
  }
  const made = ctx.createPattern(canvas, 'repeat') ?? 'transparent';
  tiles.set(key, made);
  return made;
}
