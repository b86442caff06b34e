/** Why something could not be done on the host, with a stable code. */
export class HostError extends Error {
  constructor(
    readonly code:
      | 'host.command-missing'
      | 'host.command-failed'
      | 'host.timeout'
      | 'host.unreadable'
      | 'host.not-ready'
      | 'host.modem-manager'
      | 'host.modem-refused',
    message: string,
  ) {
    super(message);
    this.name = 'HostError';
  }
}
