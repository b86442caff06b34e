/** A cloud in a lab: its servers are the lab's relays, and it routes addresses of its own to them. */
import type { Address, AddressOrder, Server } from '@tresse/cloud';

/** Routes an address to a server, or to none. */
export type Route = (ip: string, serverAddress: string | undefined) => Promise<void>;

const REGION = { id: 'here', city: 'Here' };

/** What the control plane asks of it; see `LocalCall` of the client. */
export class AddressCloud {
  /** When each address was routed to where, in ms of the epoch. */
  readonly routed: { at: number; ip: string; to: string | undefined }[] = [];
  private readonly addresses = new Map<string, Address>();

  /**
   * @param servers addresses of the relays by the id of their servers, which is the relay's too
   * @param free addresses that it has to sell
   */
  constructor(
    private readonly servers: ReadonlyMap<string, string>,
    private readonly free: string[],
    private readonly route: Route,
  ) {}

  listServers(): Server[] {
    return [...this.servers].map(([id, ip]) => ({
      ...{ id, label: id, region: REGION.id, state: 'running', status: 'running' },
      addresses: [{ family: 4, ip, prefixLength: 32 }],
      createdAt: new Date(0).toISOString(),
    }));
  }

  readServer({ id }: { id: string }): Server | undefined {
    return this.listServers().find((server) => server.id === id);
  }

  listAddresses(): Address[] {
    return [...this.addresses.values()];
  }

  createAddress({ label, region, family }: AddressOrder): Address {
    const present = this.listAddresses().find((one) => one.label === label);
    if (present) return present;
    const ip = this.free.shift();
    if (ip === undefined) throw new Error('all addresses are sold');
    const id = `ip-${ip}`;
    const address = {
      ...{ id, label, region, family, ip, prefixLength: 32, serverId: undefined },
      createdAt: new Date().toISOString(),
    };
    this.addresses.set(id, address);
    return address;
  }

  readAddress(id: string): Address | undefined {
    return this.addresses.get(id);
  }

  async routeAddress(id: string, serverId: string | null): Promise<null> {
    const address = this.addresses.get(id);
    if (!address) throw new Error(`no address ${id}`);
    const to = serverId === null ? undefined : this.servers.get(serverId);
    await this.route(address.ip, to);
    address.serverId = serverId ?? undefined;
    this.routed.push({ at: Date.now(), ip: address.ip, to });
    return null;
  }

  async releaseAddress(id: string): Promise<null> {
    await this.routeAddress(id, null);
    this.addresses.delete(id);
    return null;
  }

  listRegions(): (typeof REGION)[] {
    return [REGION];
  }

  listSizes(): object[] {
    return [];
  }
}
