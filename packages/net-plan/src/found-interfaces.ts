import { type FoundInterface, type Ipv4Cidr, MAX_FOUND_INTERFACES } from '@tresse/contracts';
import type { Card, HostState } from './host-state.js';
import { TABLE } from './naming.js';

/** What the settings in force make of the host's interfaces, and what was tried. */
export interface InterfaceUses {
  readonly lines: readonly string[];
  readonly lan: string | null;
  /** Whether the control plane answered by an interface; absent where that was not tried. */
  readonly internet: ReadonlyMap<string, boolean>;
}

/** Before there are settings. */
export const NO_USES: InterfaceUses = { lines: [], lan: null, internet: new Map() };

/** The host's cards as they are told to the control plane. */
export function foundInterfaces(observed: HostState, uses: InterfaceUses): FoundInterface[] {
  return [...observed.cards]
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .slice(0, MAX_FOUND_INTERFACES)
    .map((card) => ({
      ...card,
      address: addressOf(observed, card),
      gateway: gatewayOf(observed, card),
      internet: uses.internet.get(card.name) ?? null,
      usedFor: uses.lines.includes(card.name) ? 'line' : uses.lan === card.name ? 'lan' : null,
    }));
}

function addressOf({ links }: HostState, { name }: Card): Ipv4Cidr | null {
  const addresses = links.find((link) => link.name === name)?.addresses ?? [];
  return addresses.find((address) => !address.includes(':')) ?? null;
}

/** Of a line its own table says it, of others what the operating system knows. */
function gatewayOf({ routes, lineFacts }: HostState, { name }: Card): FoundInterface['gateway'] {
  const way = routes.find(
    ({ table, destination, device }) => destination === 'default' && device === name && isLineTable(table),
  );
  return way?.via ?? lineFacts.find((fact) => fact.interface === name)?.gateway ?? null;
}

const isLineTable = (table: number) => table > TABLE.line(0) && table <= TABLE.line(8);
