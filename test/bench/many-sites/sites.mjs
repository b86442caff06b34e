/** The sites of the bench: their documents, and how their lines are watched at either end. */
import { EXAMPLE_RELAY, exampleRelaySite } from '../../../packages/net-plan/src/testing/examples.ts';

export const RELAY = { ...EXAMPLE_RELAY, publicAddress: '203.0.113.99' };
const LINES = [1, 2];
/** As many tenants as share a relay's own address, each with ports of its own. */
const TENANTS = 36;
const BLOCK = 512;

function faceOf(number) {
  const first = 1_024 + (number % TENANTS) * BLOCK;
  return { address: RELAY.publicAddress, ports: { first, last: first + BLOCK - 1 } };
}

/** The relay's part for the site of this number, 1 to 250; `revision` makes it another than before. */
export function siteBody(number, revision = 0) {
  const body = exampleRelaySite(number, LINES);
  const [forward] = body.portForwards;
  return {
    ...body,
    face: faceOf(number),
    portForwards:
      revision === 0
        ? []
        : [{ ...forward, publicPorts: { first: 30_000 + number, last: 30_000 + revision } }],
  };
}

/** Documents of the relay and of these sites, as far as a role reads them. */
export function documentsOf(bodies) {
  const scoped = [...bodies].map((body) => ({
    scope: `site:${body.site.id}`,
    hash: JSON.stringify(body),
    body,
  }));
  return [{ scope: `relay:${RELAY.relay.id}`, hash: 'relay', body: RELAY }, ...scoped];
}

/** The lines of the sites as the sites themselves watch them. */
export function watchedAtSites(numbers) {
  return numbers.flatMap((number) =>
    siteBody(number).lines.map((line) => ({
      siteId: siteBody(number).site.id,
      lineId: `${number}-${line.index}`,
      index: line.index,
      tunnel: farEnd(number, line.index),
      wan: null,
      bare: false,
      resting: false,
      localAddress: line.tunnel.address,
      peerAddress: RELAY.address,
      agreedKbit: 10_000,
      heartbeatPort: RELAY.heartbeatPort,
    })),
  );
}

export const farEnd = (number, index) => `p${number}-${index}`;
