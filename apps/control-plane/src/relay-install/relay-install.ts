import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Id, InstallCommand, Sha256 } from '@tresse/contracts';
import { ClaimsService } from '../claims/index.js';
import { CONFIG, type Config, isLoopback } from '../config.js';
import type { Transaction } from '../database/index.js';
import { ApiError } from '../http/index.js';
import { type AgentPackage, AgentPackages } from './agent-packages.js';
import { cloudConfig } from './cloud-config.js';
import { type Install, type InstallWay, insertInstall } from './install.repository.js';
import { installScript } from './install-script.js';

/** How long an installer may take, counted from when it is given out: a person types a command soon. */
const LIFETIME_MS: Record<InstallWay, number> = {
  'cloud-init': 24 * 3_600_000,
  command: 3_600_000,
  ssh: 3_600_000,
};

/** Gives out what makes a server a relay. Each new installer of a relay ends the former ones, and their claims. */
@Injectable()
export class RelayInstall {
  constructor(
    private readonly claims: ClaimsService,
    private readonly packages: AgentPackages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * User data for the cloud-init of the relay's server, with a fresh claim: a secret.
   *
   * @throws ApiError `relay.no-package`
   */
  async userData(tx: Transaction, relayId: Id): Promise<string> {
    return cloudConfig(await this.script(tx, relayId, 'cloud-init', null));
  }

  /**
   * The script that makes a server the relay, with a fresh claim: a secret.
   *
   * @throws ApiError `relay.no-package`
   */
  async script(tx: Transaction, relayId: Id, way: InstallWay, by: Id | null): Promise<string> {
    const agent = await this.package();
    const token = await this.begin(tx, relayId, way, by);
    return this.filled(tx, { relayId, token, by }, agent);
  }

  /**
   * A command that fetches the script and runs it. The script is believed for where it came from.
   *
   * @throws ApiError `relay.no-package`, `relay.install-insecure`
   */
  async command(tx: Transaction, relayId: Id, by: Id): Promise<InstallCommand> {
    const { protocol, hostname } = new URL(this.config.installUrl);
    if (protocol !== 'https:' && !isLoopback(hostname)) throw new ApiError('relay.install-insecure');
    await this.package();
    const expiresAt = new Date(Date.now() + LIFETIME_MS.command).toISOString();
    const token = await this.begin(tx, relayId, 'command', by);
    const url = `'${this.config.installUrl}/api/installs/${token}'`;
    return { command: `{ curl -fsS ${url} || wget -qO- ${url}; } | sh`, expiresAt };
  }

  /**
   * The script behind a command, with a fresh claim each time.
   *
   * @throws ApiError `relay.no-package`
   */
  async scriptOf(tx: Transaction, { relayId, createdBy: by }: Install, token: string): Promise<string> {
    return this.filled(tx, { relayId, token, by }, await this.package());
  }

  private async package(): Promise<AgentPackage> {
    const agent = await this.packages.newest();
    if (!agent) throw new ApiError('relay.no-package');
    return agent;
  }

  private async begin(tx: Transaction, relayId: Id, way: InstallWay, createdBy: Id | null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS[way]);
    await insertInstall(tx, { relayId, way, tokenHash: hashOf(token), createdBy, expiresAt });
    return token;
  }

  private async filled(
    tx: Transaction,
    { relayId, token, by }: { relayId: Id; token: string; by: Id | null },
    { sha256: packageSha256 }: AgentPackage,
  ): Promise<string> {
    const { text: claim } = await this.claims.make(tx, { relayId }, by);
    return installScript({ baseUrl: this.config.installUrl, token, packageSha256, claim });
  }
}

/** What is kept of a token. */
export function hashOf(token: string): Sha256 {
  return createHash('sha256').update(token).digest('hex');
}
