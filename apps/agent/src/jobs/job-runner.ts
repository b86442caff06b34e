import type { JobRequest, JobResult, SpeedMeasure } from '@tresse/contracts';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { blinkLed } from './identify.js';
import { measureSpeed, type SpeedTarget } from './speed-test.js';

export interface JobRunnerOptions {
  log: Logger;
  clock: Clock;
  speedTargets(): readonly SpeedTarget[];
  /** Keeps a result until the control plane has it; resolves when it has been sent or has to wait. */
  tell(result: JobResult): Promise<void>;
  onRestart(): void;
}

/** Does what people ask of the device. */
export interface JobRunner {
  /** Runs a job and publishes how it goes; a job that came twice or too late is not run. Never throws. */
  run(job: JobRequest): Promise<void>;
}

const REMEMBERED = 100;

/** Runs one job at a time. */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { log, clock } = options;
  const seen: string[] = [];
  let busy = false;

  function tell(job: JobRequest, result: Omit<JobResult, 'id' | 'at'>): Promise<void> {
    return options.tell({ id: job.id, at: new Date(clock.now()).toISOString(), ...result });
  }

  async function speedTest(job: JobRequest): Promise<void> {
    const speed: SpeedMeasure[] = [];
    const targets = options.speedTargets();
    if (targets.length === 0) throw new Error('There is nothing to measure on this device yet.');
    for (const [index, target] of targets.entries()) {
      speed.push(await measureSpeed(target));
      const progress = (index + 1) / targets.length;
      if (progress < 1) void tell(job, { state: 'running', progress, speed: [...speed] });
    }
    if (speed.every(({ downMbit, upMbit }) => downMbit === null && upMbit === null)) {
      throw new Error('The speed server of the relay cannot be reached.');
    }
    await tell(job, { state: 'succeeded', progress: 1, speed });
  }

  async function perform(job: JobRequest): Promise<void> {
    void tell(job, { state: 'running', progress: 0 });
    if (job.kind === 'speed-test') return speedTest(job);
    if (job.kind === 'identify') {
      log.info('identify: this is the device that was asked for');
      await blinkLed();
    }
    await tell(job, { state: 'succeeded', progress: 1 });
    if (job.kind === 'restart-agent') options.onRestart();
  }

  return {
    run: async (job) => {
      if (seen.includes(job.id)) return;
      seen.push(job.id);
      if (seen.length > REMEMBERED) seen.shift();
      if (Date.parse(job.expiresAt) < clock.now()) {
        return tell(job, { state: 'failed', progress: 0, error: 'The job came after its time.' });
      }
      if (busy) return tell(job, { state: 'failed', progress: 0, error: 'Another job is running.' });
      busy = true;
      try {
        await perform(job);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await tell(job, { state: 'failed', progress: 1, error: reason.slice(0, 1_024) });
      } finally {
        busy = false;
      }
    },
  };
}
