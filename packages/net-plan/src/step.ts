import type { Ipv4, Ipv4Cidr, Ipv6Cidr, Port } from '@tresse/contracts';
import type {
  Member,
  MptcpEndpoint,
  Program,
  Queue,
  Route,
  Rule,
  Spread,
  Tunnel,
  VirtualLink,
} from './host-state.js';

/** A program to start in place of an earlier one of the same name, if that runs. */
export interface ServiceStart {
  readonly name: string;
  readonly program: Program;
  readonly arguments: readonly string[];
  readonly configHash: string;
}

/** Each action with its arguments. The union of steps, the table of executors and the tests derive from it. */
export interface StepArguments {
  'write-file': { readonly path: string; readonly content: string };
  'remove-file': { readonly path: string };
  'set-sysctl': { readonly path: string; readonly value: string };
  'restore-sysctl': { readonly path: string; readonly value: string };
  'load-firewall': { readonly ruleset: string };
  'remove-firewall': Record<never, never>;
  /** Replaces what stands in a map of the filter, in one transaction. */
  'set-spread': { readonly spread: Spread };
  'create-link': { readonly link: VirtualLink };
  /** The interface is down for an instant. */
  'join-bond': Omit<Member, 'primary'>;
  /** The interface stays up and goes on receiving. */
  'leave-bond': Omit<Member, 'primary'>;
  /** Makes a member the one that sends while it can. */
  'prefer-member': Omit<Member, 'primary'>;
  'remove-link': { readonly name: string };
  'create-tunnel': { readonly name: string; readonly kind: 'kernel' | 'userspace' };
  'configure-tunnel': { readonly tunnel: Tunnel; readonly keyFile: string };
  'remove-tunnel': { readonly name: string };
  'set-link': { readonly name: string; readonly mtu: number | null };
  'add-address': {
    readonly link: string;
    readonly address: Ipv4Cidr | Ipv6Cidr;
    readonly routing?: 'own-table';
  };
  'remove-address': { readonly link: string; readonly address: Ipv4Cidr | Ipv6Cidr };
  /** Makes the queue, in place of whatever is there. */
  'set-queue': { readonly queue: Queue };
  /** Gives a queue of ours another rate; what waits in it stays. */
  'change-queue': { readonly queue: Queue };
  'remove-queue': Pick<Queue, 'device' | 'lane'>;
  'set-route': { readonly route: Route };
  'remove-route': { readonly route: Route };
  'add-rule': { readonly rule: Rule };
  'remove-rule': { readonly rule: Rule };
  'set-mptcp-limits': { readonly subflows: number; readonly addAddrAccepted: number };
  'add-endpoint': { readonly endpoint: MptcpEndpoint };
  'remove-endpoint': { readonly endpoint: MptcpEndpoint };
  'start-service': ServiceStart;
  'reload-service': ServiceStart;
  'stop-service': { readonly name: string };
  /** Closes every TCP socket (and MPTCP subflow) of this host whose peer is the address. */
  'destroy-sockets': { readonly peer: Ipv4 };
  /** Closes the subflows of a site's direct connections that run over one of its lines. */
  'close-line-subflows': {
    /** Of the site's sockets. */
    readonly mark: number;
    readonly ports: readonly Port[];
    /** MPTCP endpoint of the line at the site. */
    readonly endpoint: number;
    /** All lines of the site, with the address that the internet sees of each, where it is known. */
    readonly lines: readonly { readonly endpoint: number; readonly address: Ipv4 | null }[];
  };
}

/** What a step does. */
export type Action = keyof StepArguments;

/** One change of the host, as data. */
export type Step = { [A in Action]: { readonly action: A } & StepArguments[A] }[Action];

/** The step of one action. */
export type StepOf<A extends Action> = Extract<Step, { action: A }>;
