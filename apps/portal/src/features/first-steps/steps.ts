import type { Job, Site } from '@tresse/contracts';

export const STEPS = ['added', 'enrolled', 'named', 'lines', 'tested'] as const;
export type Step = (typeof STEPS)[number];

/** Which first steps are done; what the list ticks. */
export function doneSteps(site: Pick<Site, 'device' | 'lines'>, jobs: readonly Job[]): Record<Step, boolean> {
  const named = site.lines.length > 0;
  return {
    added: true,
    enrolled: site.device !== null,
    named,
    lines: site.device !== null && named && site.lines.every(({ state }) => state === 'up'),
    tested: jobs.some(({ kind, state }) => kind === 'speed-test' && state === 'succeeded'),
  };
}

/** The step to do now; undefined when all are done. */
export function currentStep(done: Record<Step, boolean>): Step | undefined {
  return STEPS.find((step) => !done[step]);
}
