/** Why the control plane cannot start, as one sentence for the person who started it. */
export class StartupError extends Error {
  override readonly name = 'StartupError';

  constructor(
    readonly code:
      | 'config.invalid'
      | 'port.in-use'
      | 'database.unreachable'
      | 'database.foreign-version'
      | 'database.start-failed'
      | 'migration.failed',
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
