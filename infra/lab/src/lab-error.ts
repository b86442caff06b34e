/** Stable names of everything that can go wrong in the lab. */
export type LabErrorCode =
  | 'scenario.unreadable'
  | 'scenario.invalid'
  | 'command.failed'
  | 'emulator.failed'
  | 'guest.deadline'
  | 'guest.failed'
  | 'guest.kernel'
  | 'line.unknown'
  | 'node.unknown'
  | 'box.plugged-in'
  | 'lab.running'
  | 'lab.not-running'
  | 'control-network.full'
  | 'api.refused'
  | 'site.not-ready';

/** An error of the lab: a stable code for programs and a sentence for people. */
export class LabError extends Error {
  constructor(
    readonly code: LabErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LabError';
  }
}
