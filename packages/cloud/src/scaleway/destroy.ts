import { z } from 'zod';
import { CloudError, unlessGone } from '../error/index.js';
import { markOf } from '../names.js';
import type { Progress, ServerRef } from '../server.js';
import { inZone, type ScalewayApi } from './api.js';
import { OneServer, type ScalewayServer } from './servers.js';

const Volumes = z.object({ volumes: z.array(z.object({ id: z.string(), tags: z.array(z.string()) })) });

/** Local disks are the instance API's, the others the block API's. */
const SERVICES = ['instance', 'block'] as const;
type Service = (typeof SERVICES)[number];

/**
 * Destroys a server, and its disks after it: Scaleway leaves disks on the network behind, and local ones too if the
 * server was off. They are tagged before the server goes, for afterwards nothing says whose they were.
 */
export async function destroyServer(
  api: ScalewayApi,
  ref: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Progress> {
  const path = inZone(ref.region, `/servers/${ref.id}`);
  const there = await unlessGone(api.call('GET', path, OneServer, { signal }));
  if (there === undefined) return sweepVolumes(api, ref, signal);
  await removeServer(api, ref, there.server, signal);
  return 'going';
}

async function removeServer(
  api: ScalewayApi,
  ref: ServerRef,
  { id, state, volumes, protected: isProtected }: ScalewayServer,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (isProtected) throw new CloudError('scaleway', 'protected');
  if (state === 'starting' || state === 'stopping') return;
  for (const volume of Object.values(volumes)) {
    const service: Service = volume.volume_type.startsWith('sbs') ? 'block' : 'instance';
    const body = { tags: [markOf(api.installation), tagOf(ref)] };
    const path = `${volumesPath(service, ref.region)}/${volume.id}`;
    await unlessGone(api.call('PATCH', path, z.unknown(), { body, repeatable: true, signal }));
  }
  const path = inZone(ref.region, `/servers/${id}`);
  const terminate = { body: { action: 'terminate' }, signal };
  await unlessGone(
    state === 'stopped'
      ? api.call('DELETE', path, z.unknown(), { signal })
      : api.call('POST', `${path}/action`, z.unknown(), terminate),
  );
}

/** Deletes what disks are left of a server that is gone. */
async function sweepVolumes(
  api: ScalewayApi,
  ref: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Progress> {
  let progress: Progress = 'done';
  for (const service of SERVICES) {
    const path = volumesPath(service, ref.region);
    const query = new URLSearchParams({ tags: tagOf(ref) });
    const { volumes } = await api.call('GET', `${path}?${query}`, Volumes, { signal });
    // A list that overlooked what was asked would be all disks of the zone.
    for (const { id } of volumes.filter(({ tags }) => tags.includes(tagOf(ref)))) {
      progress = 'going';
      await unlessGone(api.call('DELETE', `${path}/${id}`, z.unknown(), { signal }));
    }
  }
  return progress;
}

/** Tells the disks of one server; those of its label would not do, for a later server may have the same. */
function tagOf({ id }: ServerRef): string {
  return `tresse-disk-of-${id}`;
}

function volumesPath(service: Service, zone: string): string {
  return `/${service}/v1/zones/${encodeURIComponent(zone)}/volumes`;
}
