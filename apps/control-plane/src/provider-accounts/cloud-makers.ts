import { Inject, Injectable } from '@nestjs/common';
import { type CloudProvider, hetzner, type Installation, local, ovh, Secret, scaleway } from '@tresse/cloud';
import type { ProviderKind, ProviderSecrets, ProviderSettings } from '@tresse/contracts';
import { CONFIG, type Config } from '../config.js';

/** All that an account is to its provider. */
export interface CloudAccount {
  settings: ProviderSettings;
  secrets: ProviderSecrets;
  installation: Installation;
}

/** The client of one kind of provider. */
export type CloudMaker = (account: CloudAccount) => CloudProvider;

/** Who makes the client of which kind of provider; a kind without one is not offered here. */
@Injectable()
export class CloudMakers {
  private readonly makers = new Map<ProviderKind, CloudMaker>([
    ['hetzner', hetznerOf],
    ['scaleway', scalewayOf],
    ['ovh', ovhOf],
  ]);

  constructor(@Inject(CONFIG) { localCloudSocket: socketPath }: Config) {
    if (socketPath !== undefined)
      this.set('local', ({ installation }) => local({ socketPath, installation }));
  }

  set(kind: ProviderKind, maker: CloudMaker): void {
    this.makers.set(kind, maker);
  }

  of(kind: ProviderKind): CloudMaker | undefined {
    return this.makers.get(kind);
  }
}

function hetznerOf({ secrets, installation }: CloudAccount): CloudProvider {
  return hetzner({ token: new Secret(of('hetzner', secrets).token), installation });
}

function scalewayOf({ settings, secrets, installation }: CloudAccount): CloudProvider {
  const { accessKey, projectId, zones } = of('scaleway', settings);
  return scaleway({
    accessKey,
    projectId,
    ...(zones.length > 0 && { zones }),
    secretKey: new Secret(of('scaleway', secrets).secretKey),
    installation,
  });
}

function ovhOf({ settings, secrets, installation }: CloudAccount): CloudProvider {
  const { applicationKey, projectId } = of('ovh', settings);
  const { applicationSecret, consumerKey } = of('ovh', secrets);
  return ovh({
    applicationKey,
    projectId,
    applicationSecret: new Secret(applicationSecret),
    consumerKey: new Secret(consumerKey),
    installation,
  });
}

/** The value, known to be of this provider. Throws TypeError for another's, without saying what it holds. */
function of<K extends ProviderKind, T extends { provider: ProviderKind }>(
  kind: K,
  value: T,
): Extract<T, { provider: K }> {
  if (value.provider !== kind) throw new TypeError(`not ${kind}’s, but ${value.provider}’s`);
  return value as Extract<T, { provider: K }>;
}
