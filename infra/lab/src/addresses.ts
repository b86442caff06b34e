/** The lab's fixed addresses: documentation networks for the internet, the carrier's shared space for the lines. */
export const RELAY_ADDRESS = '203.0.113.10';
/** The second relay's, in a lab that has one, and its gateway's. */
export const SECOND_RELAY_ADDRESS = '203.0.114.10';
export const SECOND_RELAY_GATEWAY = '203.0.114.1';
/** The server on the far side that clients measure against. */
export const SERVER_ADDRESS = '198.51.100.10';
/** The resolvers that every box asks (Quad9); the lab's internet has its own at their addresses. */
export const RESOLVER_ADDRESSES: readonly string[] = ['9.9.9.9', '149.112.112.112'];
/**
 * What the lab's resolvers know, each domain with all names below it: names that the real DNS has too (RFC 2606), on
 * addresses for laboratories (RFC 2544), which no resolver takes for private ones. Both are the server's.
 */
export const NAMED_ADDRESSES: Readonly<Record<string, string>> = {
  'example.com': '198.18.0.10',
  'example.org': '198.18.0.20',
};
/** The LAN client's own address. */
export const LAN_CLIENT_ADDRESS = '192.168.50.10';
/** What the LAN client uses as gateway; the site's agent gives it to `lan0`, the lab doesn't. */
export const LAN_GATEWAY_ADDRESS = '192.168.50.1';
/** The box's interface to the LAN. */
export const LAN_INTERFACE = 'lan0';

/** How many /30 networks 10.99.k.0/30 there are between the control plane and labs. */
export const CONTROL_NETWORKS = 256;

/** The root namespace's end of control network `k`: where the control plane listens for devices. */
export function controlPlaneAddress(k: number): string {
  return `10.99.${k}.1`;
}

/** Interface of line `index` (1..8) at the site, and in the internet's namespace. */
export function lineInterfaces(index: number): { site: string; inet: string } {
  return { site: `wan${index}`, inet: `line${index}` };
}

/** Addresses of line `index` (1..8): behind its box, of the box, and what the internet sees of it. */
export function lineAddresses(index: number): { site: string; box: string; public: string } {
  return {
    site: `100.64.${index}.2`,
    box: `100.64.${index}.1`,
    public: `203.0.113.${100 + index}`,
  };
}
