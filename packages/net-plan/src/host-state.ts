import type {
  BondHash,
  BondMode,
  Capabilities,
  FoundKind,
  Ipv4,
  Ipv4Cidr,
  Ipv6,
  Ipv6Cidr,
  LineIndex,
} from '@tresse/contracts';
import type { ModemLink } from './modem/modem.js';

/** A network card: what a line or a LAN can be made of. Interfaces that programs make are none. */
export interface Card {
  readonly name: string;
  readonly mac: string | null;
  readonly kind: FoundKind;
  /** Something answers at the other end; false of one that is down. */
  readonly carrier: boolean;
}

/** A network interface: those that the desired state names, and every tunnel of ours. */
export interface Link {
  readonly name: string;
  /** In bytes. */
  readonly mtu: number;
  readonly up: boolean;
  /** Of IPv6 only those that are valid beyond the link. */
  readonly addresses: readonly (Ipv4Cidr | Ipv6Cidr)[];
}

/** An interface that we make; the name identifies it. */
export type VirtualLink = VlanLink | BondLink | TapLink | PairLink;

/**
 * Several interfaces as one, by the kernel's bonding driver; one of `carrierMs` and `arp` says how it watches them. It
 * takes what comes by any of them.
 */
export interface BondLink {
  readonly kind: 'bond';
  readonly name: string;
  readonly mode: BondMode;
  /** Of `balance-xor` only. */
  readonly hash?: BondHash;
  readonly carrierMs?: number;
  readonly arp?: { readonly everyMs: number; readonly target: Ipv4 };
}

/**
 * An Ethernet interface whose frames a process carries. Both ends of it, and bonds of such interfaces, have one address and
 * ask for no neighbours: so it takes what comes whether it belongs to a bond or not, and whatever the other end does.
 */
export interface TapLink {
  readonly kind: 'tap';
  readonly name: string;
}

/** Two interfaces of which each receives what the other sends, without asking for neighbours; `name` stands for both. */
export interface PairLink {
  readonly kind: 'pair';
  readonly name: string;
  readonly far: string;
}

/** An interface that belongs to a bond. */
export interface Member {
  readonly link: string;
  readonly bond: string;
  /** In `active-backup`: sends alone while it can. */
  readonly primary?: true;
}

/** What of an interface's frames carries one IEEE 802.1Q tag. */
export interface VlanLink {
  readonly kind: 'vlan';
  readonly name: string;
  readonly parent: string;
  readonly tag: number;
}

/**
 * One route, of the family of its destination: `default` is IPv4's, `::/0` IPv6's. Table, destination and metric identify
 * it: setting a route replaces its namesake.
 */
export interface Route {
  readonly type: 'unicast' | 'local' | 'unreachable' | 'prohibit';
  readonly table: number;
  readonly destination: Ipv4Cidr | Ipv6Cidr | 'default';
  readonly metric: number;
  readonly device?: string;
  readonly via?: Ipv4 | Ipv6;
  readonly source?: Ipv4;
  /** How connections of this host that go this way find their rate; absent for the host's own manner. */
  readonly congestion?: Congestion;
}

/** An algorithm of congestion control, by the kernel's name. */
export type Congestion = 'bbr' | 'cubic';

/** BBR that lets a line run empty less often, as the agent's package registers it with the kernel. */
export const STEADY_BBR = 'tresse_bbr';
export type Bbr = 'bbr' | typeof STEADY_BBR;

/** One routing rule; family and priority identify it. */
export interface Rule {
  /** Absent for IPv4. */
  readonly family?: 'ipv6';
  readonly priority: number;
  readonly table: number;
  readonly from?: Ipv4;
  readonly mark?: number;
  readonly incoming?: string;
  /** Ignore routes of the table whose prefix is this long or shorter. */
  readonly suppressPrefixLength?: number;
}

/** The other end of a WireGuard tunnel. */
export interface TunnelPeer {
  readonly publicKey: string;
  /** Address and port; null where the peer is known by its packets only (the relay's end). */
  readonly endpoint: string | null;
  readonly allowedIps: readonly (Ipv4Cidr | Ipv6Cidr)[];
  /** In seconds; 0 for never. */
  readonly keepalive: number;
}

/** A WireGuard interface. */
export interface Tunnel {
  readonly name: string;
  readonly publicKey: string;
  /** Null lets the kernel choose. */
  readonly listenPort: number | null;
  /** Mark of the packets that carry the tunnel; 0 for none. */
  readonly mark: number;
  readonly peer: TunnelPeer | null;
}

/** An address from which MPTCP opens a further subflow. */
export interface MptcpEndpoint {
  readonly id: number;
  readonly address: Ipv4;
  readonly device: string;
}

/** The kernel's path manager: limits of a connection, and the endpoints. */
export interface Mptcp {
  readonly subflows: number;
  readonly addAddrAccepted: number;
  readonly endpoints: readonly MptcpEndpoint[];
}

/** As it is where nobody has asked anything of MPTCP; the kernel begins with two subflows (net/mptcp/pm_netlink.c). */
export const NO_MPTCP: Mptcp = { subflows: 2, addAddrAccepted: 0, endpoints: [] };

/**
 * A map of the packet filter that gives each packet in turn a mark, and with it a way. The packets of a connection take
 * all of its lines.
 */
export interface Spread {
  readonly name: string;
  /** The mark of each slot. */
  readonly marks: readonly number[];
}

/** What a queue is made of, by what the kernel has: cake alone, or HTB with a fair queue or a bounded one for each class. */
export type QueueMaker = 'cake' | 'htb+fq_codel' | 'htb+bfifo';

/** The queue before an interface: holds what leaves by it to a rate, and lets the better classes go first. */
export interface Queue {
  readonly device: string;
  /** Which of several lines that leave by this interface is held; absent where the whole interface is. */
  readonly lane?: number;
  readonly maker: QueueMaker;
  /** 0 of one that is no longer as we made it. */
  readonly rateKbit: number;
  /** Bytes by which a packet is longer on the line, at the IP level, than it is itself. */
  readonly overhead: number;
  /** Bytes that the interface counts of each packet beside the packet itself: 14 of Ethernet, or none. */
  readonly header: number;
  /** Set where a single connection has to fill the line: a queue that drops early takes its window away. */
  readonly patient?: true;
}

/** Programs that Tresse keeps running; how each is started is net-apply's matter. */
export type Program =
  | 'haproxy'
  | 'haproxy-plain'
  | 'openvpn'
  | 'dnsmasq'
  | 'udhcpc'
  | 'pppd'
  | 'wpa_supplicant';

/** A supervised process. `configHash` is that of all that it was told when it was last started or reloaded. */
export interface Service {
  readonly name: string;
  readonly configHash: string;
}

/** What this host can do: what the device reports of itself, and what only its own settings depend on. */
export interface HostCapabilities extends Capabilities {
  /** The best kind of BBR that connections can be given, by the kernel's name; null for none. */
  readonly bbr: Bbr | null;
  /** `net.ipv4.tcp_rto_max_ms` exists (Linux 6.15 and later). */
  readonly rtoMax: boolean;
}

/** What we have changed of things that are not ours, with what is needed to give them back. */
export interface Ledger {
  /** Path below /proc/sys → value before our first change. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Addresses that we have put on interfaces of the host. */
  readonly addresses: readonly { readonly link: string; readonly address: Ipv4Cidr | Ipv6Cidr }[];
}

/** The address and gateway that a line's interface has now, whoever set them. */
export interface LineFact {
  readonly interface: string;
  readonly address: Ipv4 | null;
  readonly gateway: Ipv4 | null;
  /** Its own way into the IPv6 internet: an address of that, and a default route; absent without either. */
  readonly ipv6?: { readonly gateway: Ipv6 | null };
}

/** What the DHCP server of a line has given it, as it said it: not to be trusted. */
export interface Lease {
  /** Interface of the line. */
  readonly interface: string;
  readonly address: Ipv4Cidr;
  readonly gateway: Ipv4;
}

/** The parts of a host that are ours to set: what `observe` sees of them and what `render` wants of them. */
export interface NetState {
  readonly links: readonly Link[];
  readonly virtualLinks: readonly VirtualLink[];
  readonly members: readonly Member[];
  readonly tunnels: readonly Tunnel[];
  readonly queues: readonly Queue[];
  readonly routes: readonly Route[];
  readonly rules: readonly Rule[];
  readonly mptcp: Mptcp;
  /** Text below /proc/sys by path, blanks normalised: `net/ipv4/ip_forward` → `1`. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Hash of the rendered text of which the kernel's `table inet tresse` is the outcome; `changed` when it no longer is, null when there is none. */
  readonly firewall: string | null;
  /** What stands in the filter's maps now; `firewall` speaks of all the rest. */
  readonly spreads: readonly Spread[];
  /** Path → hash of the content. */
  readonly files: Readonly<Record<string, string>>;
  readonly services: readonly Service[];
}

/** The operating system as a value. Holds only what is ours or what the desired state names. */
export interface HostState extends NetState {
  readonly cards: readonly Card[];
  readonly capabilities: HostCapabilities;
  /** Public half of this device's WireGuard key. */
  readonly wireguardPublicKey: string;
  /** Tunnels whose other end has answered since it was told to them. */
  readonly answered: readonly string[];
  readonly lineFacts: readonly LineFact[];
  /** What the DHCP clients that we run have got. */
  readonly leases: readonly Lease[];
  readonly modems: readonly ModemLink[];
  /** Every address of the host outside the tunnels, of IPv6 those that are valid beyond the link. */
  readonly localAddresses: readonly (Ipv4 | Ipv6)[];
  readonly ledger: Ledger;
}

/**
 * The watcher's present word on a site's lines. Everything else that is wanted follows from the desired state, so
 * that two runs with the same verdicts want the same host.
 */
export interface LineVerdicts {
  /** Lines that carry nothing now. When all are down, none is treated so: the last line is never taken away. */
  readonly down: readonly LineIndex[];
  /** Best line first (lowest RTT, with hysteresis by the watcher); lines not listed follow by index. */
  readonly preference: readonly LineIndex[];
  /** Lines of which the allowance is spent. */
  readonly spent?: readonly LineIndex[];
  /** What each line was measured to carry of what this end sends, in kbit/s; lines not listed were not measured. */
  readonly rates?: Readonly<Record<LineIndex, number>>;
  /** The most that may be sent by a line, in kbit/s, since its allowance is spent; lines not listed are free. */
  readonly granted?: Readonly<Record<LineIndex, number>>;
  /** Round trips without the queues, in ms; the watcher holds them still while they change little. */
  readonly roundTrips?: Readonly<Record<LineIndex, number>>;
  /** Lines that were seen to lose nothing by themselves of what this end sends. */
  readonly clear?: readonly LineIndex[];
  /** Lines that seem to block UDP and are kept a way over TCP; of these, those that use it. None when absent. */
  readonly fallback?: { readonly kept: readonly LineIndex[]; readonly used: readonly LineIndex[] };
}

/** Before the watcher has spoken: every line is used, in the order of the indexes. */
export const NO_VERDICTS: LineVerdicts = { down: [], preference: [] };

/** This device's certificate as programs read it: files in PEM, absolute paths. */
export interface IdentityFiles {
  readonly certificate: string;
  readonly key: string;
  /** The authority that both ends' certificates come from. */
  readonly authority: string;
  /** Of the certificate, in hexadecimal: tells when it was renewed. */
  readonly serial: string;
}

/** Where the agent keeps what it renders, and what programs need of the device. */
export interface Paths {
  /** Directory of rendered files, pid files and the ledger; absolute. */
  readonly stateDir: string;
  /** File with this device's WireGuard private key, as `wg` reads it; absolute. */
  readonly wireguardKey: string;
  /** Absent where nothing is started that needs it. */
  readonly identity?: IdentityFiles;
}
