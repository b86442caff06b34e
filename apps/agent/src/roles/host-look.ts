import type { Capabilities } from '@tresse/contracts';
import { type Host, readCapabilities } from '@tresse/net-apply';
import type { HostCapabilities } from '@tresse/net-plan';

/**
 * What the host can do, looked at once: that changes with its kernel and its packages, and this process starts anew
 * with those. A look that failed is taken again by who asks next.
 */
export class HostLook {
  private looking: Promise<HostCapabilities> | undefined;
  private found: Capabilities | null = null;

  constructor(private readonly host: Host) {}

  /** Throws what `readCapabilities` throws. */
  take(): Promise<HostCapabilities> {
    this.looking ??= this.look();
    return this.looking;
  }

  /** What is told to the control plane; null before the host was looked at. */
  get reported(): Capabilities | null {
    return this.found;
  }

  private async look(): Promise<HostCapabilities> {
    try {
      const all = await readCapabilities(this.host);
      const { bbr: _, rtoMax: __, ...reported } = all;
      this.found = reported;
      return all;
    } catch (error) {
      this.looking = undefined;
      throw error;
    }
  }
}
