import type { InterfaceName, Ipv4, Ipv4Cidr } from '@tresse/contracts';

/** A modem's session with its network, as far as a plan needs it: not to be trusted more than a lease. */
export interface ModemSession {
  readonly interface: InterfaceName;
  /** `static`: the network has told address and gateway here; `dhcp`: the modem is to be asked for them. */
  readonly method: 'static' | 'dhcp';
  readonly address: Ipv4Cidr | null;
  /** Null where the modem leads to the network without one. */
  readonly gateway: Ipv4 | null;
  /** In bytes; null where the network has not said. */
  readonly mtu: number | null;
}

/** A modem as plans see it. */
export interface ModemLink {
  /** IMEI or MEID. */
  readonly equipment: string;
  /** Names of its network interfaces. */
  readonly interfaces: readonly InterfaceName[];
  readonly session: ModemSession | null;
}

/** A session as ModemManager shows it, of use or not. */
export interface Bearer {
  readonly connected: boolean;
  readonly apn: string;
  readonly user: string | null;
  readonly ipType: string;
}

/** A modem in full. Words are ModemManager's (`MMModemState` and its like). */
export interface Modem extends ModemLink {
  /** Its name on the bus, another one each time it is plugged in. */
  readonly path: string;
  readonly state: string;
  readonly failure: string | null;
  /** What it must be told first: `sim-pin`, `sim-puk` …; null for nothing. */
  readonly lock: string | null;
  /** How many PINs may be tried before the SIM asks for its PUK; null when the modem does not say. */
  readonly pinTries: number | null;
  readonly sim: { readonly path: string; readonly id: string | null } | null;
  readonly registration: string | null;
  readonly operator: string | null;
  readonly technology: string | null;
  /** In %. */
  readonly signal: number | null;
  readonly bearer: Bearer | null;
}
