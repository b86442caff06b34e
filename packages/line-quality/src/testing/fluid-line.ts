import { withReport } from '../rate/estimate.js';
import { type RateEstimate, startEstimate } from '../rate/rate-estimate.js';

/** A line as a fluid, and a sender that always wants more: it sends a quarter above what was delivered, or what it may. */
export interface FluidLine {
  /** In kbit/s at a time in ms. */
  capacity(at: number): number;
  /** Most that the sender has to send, in kbit/s at a time in ms. */
  wanted?(at: number): number;
  /** Length of its queue in ms; 150 if not said. */
  queueMs?: number;
  /** Delay in ms that no queue causes, at a time in ms. */
  jitter?(at: number): number;
}

/** What was seen at one step. */
export interface FluidStep {
  at: number;
  capacityKbit: number;
  deliveredKbit: number;
  delayMs: number;
  heldKbit: number | null;
}

const STEP_MS = 50;
const REPORT_MS = 250;
const QUEUE_MS = 150;

/** Runs the estimator on the line for so long, in ms, from an agreed rate. */
export function runFluid(line: FluidLine, agreedKbit: number | null, forMs: number): FluidStep[] {
  let estimate: RateEstimate = startEstimate(agreedKbit, 0);
  let queued = 0;
  let paced = 100;
  const steps: FluidStep[] = [];
  const last = <T>(count: number, pick: (step: FluidStep) => T) => steps.slice(-count).map(pick);
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  for (let at = 0; at < forMs; at += STEP_MS) {
    const capacityKbit = line.capacity(at);
    const wanted = line.wanted?.(at) ?? Number.POSITIVE_INFINITY;
    const sent = Math.min(wanted, paced, estimate.kbit ?? Number.POSITIVE_INFINITY);
    const offered = queued + (sent * STEP_MS) / 1_000;
    const delivered = Math.min(offered, (capacityKbit * STEP_MS) / 1_000);
    queued = Math.min(offered - delivered, (capacityKbit * (line.queueMs ?? QUEUE_MS)) / 1_000);
    const delayMs = (queued / capacityKbit) * 1_000 + (line.jitter?.(at) ?? 0);
    steps.push({
      at,
      capacityKbit,
      deliveredKbit: (delivered / STEP_MS) * 1_000,
      delayMs,
      heldKbit: estimate.kbit,
    });
    paced = Math.max(100, 1.25 * Math.max(...last(10, ({ deliveredKbit }) => deliveredKbit)));
    if (at % REPORT_MS !== 0 || at < 1_000) continue;
    const receivedKbit = mean(last(20, ({ deliveredKbit }) => deliveredKbit));
    const report = { delayMs: Math.min(...last(10, (step) => step.delayMs)), receivedKbit };
    estimate = withReport(estimate, report, receivedKbit, at);
  }
  return steps;
}
