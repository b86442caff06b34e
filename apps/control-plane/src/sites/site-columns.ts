/** How what a person sets of a site as a whole stands in its row's columns, and its port forwards in theirs. */
import {
  Braid,
  BypassRule,
  ForwardProtocol,
  Lan,
  type PortForward,
  Quality,
  type SiteInput,
} from '@tresse/contracts';
import { z } from 'zod';
import { newId } from '../database/index.js';

interface SettingColumns {
  braid: unknown;
  lan: unknown;
  bypass: unknown;
  quality: unknown;
}

interface ForwardColumns {
  id: string;
  name: string;
  protocol: string;
  publicPortFirst: number;
  publicPortLast: number;
  toAddress: string;
  toPort: number;
  sources: string[];
}

const KeptBypass = z.array(BypassRule.required({ id: true }));

/** What a person has set of the site in a row. */
export function siteSettings(row: SettingColumns) {
  return {
    braid: Braid.parse(row.braid),
    lan: Lan.parse(row.lan),
    bypass: KeptBypass.parse(row.bypass),
    quality: Quality.parse(row.quality),
  };
}

/** The columns of what a person sets of a site; rules that have no id yet get one. */
export function siteColumns({ name, region, braid, lan, bypass, quality }: SiteInput) {
  return {
    name,
    regionCode: region,
    braid,
    lan,
    bypass: bypass.map(identified),
    quality: { ...quality, priorities: quality.priorities.map(identified) },
  };
}

/** The port forward in a row. */
export function forwardOf(row: ForwardColumns): PortForward & { id: string } {
  const { id, name, publicPortFirst, publicPortLast, toAddress, toPort, sources } = row;
  return {
    id,
    name,
    protocol: ForwardProtocol.parse(row.protocol),
    publicPorts: { first: publicPortFirst, last: publicPortLast },
    toAddress,
    toPort,
    sources,
  };
}

/** The columns of a port forward. */
export function forwardColumns({ publicPorts, ...forward }: PortForward) {
  return {
    ...identified(forward),
    publicPortFirst: publicPorts.first,
    publicPortLast: publicPorts.last,
  };
}

function identified<T extends { id?: string | undefined }>(part: T): T & { id: string } {
  return { ...part, id: part.id ?? newId() };
}
