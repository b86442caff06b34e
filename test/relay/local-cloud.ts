import type { Address, AddressOrder, Progress, Server, ServerOrder, ServerRef } from '@tresse/cloud';
import type { Faults, Hardware, Host } from './hardware.js';
import type { CloudNetwork } from './network.js';

interface Sold {
  server: Server;
  number: number;
  machine: Promise<Host | undefined>;
  /** When it ran, in ms of the epoch. */
  ranAt: number | undefined;
  destroyed: boolean;
}

/** A cloud whose servers are machines on this machine: made, started, destroyed for real. */
export class LocalCloud {
  faults: Faults = {};
  private readonly sold = new Map<string, Sold>();
  private readonly addresses = new Map<string, Address>();

  /** @param last number of the network's latest address that is another's */
  constructor(
    private readonly name: string,
    private readonly hardware: Hardware,
    private readonly network: Pick<CloudNetwork, 'pooled' | 'route'>,
    private last = 1,
  ) {}

  createServer({ label, region, userData }: ServerOrder): Server {
    const present = this.findServer(label);
    if (present) return present;
    this.last += 1;
    const number = this.last;
    const server: Server = {
      ...{ id: `local-${number}`, label, region, state: 'creating', status: 'starting', addresses: [] },
      createdAt: new Date().toISOString(),
    };
    const sold: Sold = {
      ...{ server, number, ranAt: undefined, destroyed: false },
      machine: Promise.resolve(undefined),
    };
    this.sold.set(server.id, sold);
    sold.machine = this.start(sold, userData, { ...this.faults });
    sold.machine.catch((error: unknown) => {
      server.state = 'failed';
      server.status = String(error);
    });
    return server;
  }

  findServer(label: string): Server | null {
    return this.listServers().find((server) => server.label === label) ?? null;
  }

  listServers(): Server[] {
    return [...this.sold.values()].map(({ server }) => server);
  }

  readServer({ id, label, region }: ServerRef): Server {
    const gone: Server = {
      ...{ id, label, region, state: 'gone', status: 'not found', addresses: [], createdAt: undefined },
    };
    return this.sold.get(id)?.server ?? gone;
  }

  /** Answers at once; the server is gone once it is. */
  destroyServer({ id }: Pick<ServerRef, 'id'>): Progress {
    const sold = this.sold.get(id);
    if (!sold) return 'done';
    if (!sold.destroyed) {
      sold.destroyed = true;
      void this.remove(sold).finally(() => this.sold.delete(id));
    }
    return 'going';
  }

  listAddresses(): Address[] {
    return [...this.addresses.values()];
  }

  createAddress({ label, region, family }: AddressOrder): Address {
    const present = this.listAddresses().find((one) => one.label === label);
    if (present) return present;
    const ip = this.network.pooled(this.addresses.size);
    const address: Address = {
      ...{ id: `address-${ip}`, label, region, family, ip, prefixLength: 32, serverId: undefined },
      createdAt: new Date().toISOString(),
    };
    this.addresses.set(address.id, address);
    return address;
  }

  readAddress(id: string): Address | undefined {
    return this.addresses.get(id);
  }

  async routeAddress(id: string, serverId: string | null): Promise<null> {
    const address = this.addresses.get(id);
    const server = serverId === null ? undefined : this.sold.get(serverId)?.server;
    if (!address || (serverId !== null && !server)) throw new Error(`no way from ${id} to ${serverId}`);
    await this.network.route(address.ip, server?.addresses[0]?.ip);
    address.serverId = server?.id;
    return null;
  }

  async releaseAddress(id: string): Promise<null> {
    if (this.addresses.has(id)) await this.routeAddress(id, null);
    this.addresses.delete(id);
    return null;
  }

  listRegions(): { id: string; city: string }[] {
    return [{ id: 'here', city: 'Here' }];
  }

  listSizes(): object[] {
    const pricePerMonth = { amount: '3.50', currency: 'EUR' };
    const one = { id: 'small', vcpus: 1, memoryMib: 2_048, architecture: 'x86', bandwidthMbit: 1_000 };
    return [{ ...one, pricePerMonth, stock: 'available' }];
  }

  /** The machine behind a label, once it runs. */
  async machine(label: string): Promise<Host> {
    const sold = [...this.sold.values()].find(({ server }) => server.label === label);
    const machine = await sold?.machine;
    if (!machine) throw new Error(`No machine for ${label}.`);
    return machine;
  }

  /** When the server of a label ran, in ms of the epoch. */
  ranAt(label: string): number | undefined {
    return [...this.sold.values()].find(({ server }) => server.label === label)?.ranAt;
  }

  /** Destroys what there is, as somebody at the provider's console would. */
  async deleteAll(): Promise<void> {
    for (const sold of [...this.sold.values()]) {
      await this.remove(sold);
      this.sold.delete(sold.server.id);
    }
  }

  private async start(sold: Sold, userData: string, faults: Faults): Promise<Host | undefined> {
    if (faults.startMs !== undefined) await new Promise((resolve) => setTimeout(resolve, faults.startMs));
    const { server, number } = sold;
    const name = `${this.name}-${number}`;
    const { machine, address } = await this.hardware.start({ name, number, userData, faults });
    if (address === undefined) return machine;
    sold.ranAt = Date.now();
    server.state = 'running';
    server.status = 'running';
    server.addresses = [{ family: 4, ip: address, prefixLength: 32 }];
    return machine;
  }

  private async remove({ machine, number }: Sold): Promise<void> {
    await machine.catch(() => undefined);
    await this.hardware.remove(number);
  }
}
