import type { Ipv4Cidr, Ipv6Cidr } from '@tresse/contracts';
import {
  type Member,
  type Mptcp,
  NO_MPTCP,
  type Program,
  type Queue,
  type Route,
  type Rule,
  type Spread,
  type Tunnel,
  type VirtualLink,
} from '../host-state.js';

/** A link as it is wanted: up, with these addresses among others. */
export interface WantedLink {
  readonly name: string;
  /** In bytes; null leaves it as it is. */
  readonly mtu: number | null;
  readonly addresses: readonly (Ipv4Cidr | Ipv6Cidr)[];
  /** `own-table`: the addresses bring no route of their networks into the main table. */
  readonly routing?: 'own-table';
}

/** A program that is kept running, and what it is told when it starts. */
export interface WantedService {
  /** Ours, and unlike all others on the host; a program may run several times. */
  readonly name: string;
  readonly program: Program;
  /** All but what puts it into the background, which goes with the program. */
  readonly arguments: readonly string[];
  /** Paths of the rendered files that it reads when it starts. */
  readonly reads: readonly string[];
}

/** The host as the desired state wants it, with the texts whose hashes are compared. */
export interface Wanted {
  readonly links: readonly WantedLink[];
  readonly virtualLinks: readonly VirtualLink[];
  readonly members: readonly Member[];
  readonly tunnels: readonly Tunnel[];
  readonly queues: readonly Queue[];
  readonly routes: readonly Route[];
  readonly rules: readonly Rule[];
  readonly mptcp: Mptcp;
  readonly sysctls: Readonly<Record<string, string>>;
  /** Text of `table inet tresse`; null for none. */
  readonly ruleset: string | null;
  /** What stands in the maps that the ruleset makes. */
  readonly spreads: readonly Spread[];
  /** Path → content. */
  readonly files: Readonly<Record<string, string>>;
  readonly services: readonly WantedService[];
}

/** A host on which nothing of ours is. */
export const NOTHING_WANTED: Wanted = {
  links: [],
  virtualLinks: [],
  members: [],
  tunnels: [],
  queues: [],
  routes: [],
  rules: [],
  mptcp: NO_MPTCP,
  sysctls: {},
  ruleset: null,
  spreads: [],
  files: {},
  services: [],
};
