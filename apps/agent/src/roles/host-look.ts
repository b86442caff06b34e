import type { Capabilities } from '@tresse/contracts';
import { type Host, readCapabilities, watchPackages } from '@tresse/net-apply';
import type { HostCapabilities } from '@tresse/net-plan';
import type { Logger } from 'pino';

/**
 * What the host can do, looked at once and again when its packages change; with another kernel this process starts anew.
 * A look that failed is taken again by who asks next.
 */
export class HostLook {
  private looking: Promise<HostCapabilities> | undefined;
  private found: HostCapabilities | null = null;

  constructor(
    private readonly host: Host,
    private readonly log: Pick<Logger, 'info' | 'warn'>,
    private readonly read: (host: Host) => Promise<HostCapabilities> = readCapabilities,
  ) {}

  /** Throws what `readCapabilities` throws. */
  take(): Promise<HostCapabilities> {
    this.looking ??= this.look();
    return this.looking;
  }

  /** What is told to the control plane; null before the host was looked at. */
  get reported(): Capabilities | null {
    if (this.found === null) return null;
    const { bbr: _, rtoMax: __, ...reported } = this.found;
    return reported;
  }

  /** Calls back each time that packages have made the host able to do other things. Returns what ends it. */
  follow(onChange: () => void): () => void {
    return watchPackages(this.host, () => {
      this.lookAgain(onChange).catch((error: unknown) =>
        this.log.warn({ reason: String(error) }, 'what the host can do now is not known'),
      );
    });
  }

  private async look(): Promise<HostCapabilities> {
    try {
      this.found = await this.read(this.host);
      return this.found;
    } catch (error) {
      this.looking = undefined;
      throw error;
    }
  }

  private async lookAgain(onChange: () => void): Promise<void> {
    const before = await this.take();
    const found = await this.read(this.host);
    if (JSON.stringify(found) === JSON.stringify(before)) return;
    this.found = found;
    this.looking = Promise.resolve(found);
    this.log.info({ capabilities: found }, 'the host can do other things than before');
    onChange();
  }
}
