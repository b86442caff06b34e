import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exchangeOverTcp } from '../src/announcements/dns/exchange.js';
import { pointName, releaseName, tryZone, type ZoneAccess } from '../src/announcements/dns/name-update.js';
import { NameServer, type ServerKey } from './name-server.js';

const key = (name: string, algorithm: ServerKey['algorithm'] = 'hmac-sha256'): ServerKey => ({
  name,
  algorithm,
  secret: randomBytes(64).toString('base64'),
});

describe('an update of the DNS', () => {
  const [ours, stranger] = [key('tresse'), key('stranger', 'hmac-sha512')];
  let server: NameServer;

  beforeAll(async () => {
    server = await NameServer.open('sites.test', [ours, stranger], ['www IN A 192.0.2.80']);
  });
  afterAll(async () => {
    await server?.close();
  });

  const access = (more: Partial<ZoneAccess> = {}, signedBy = ours): ZoneAccess => ({
    zone: 'sites.test',
    server: { address: '127.0.0.1', port: server.port },
    key: { ...signedBy, secret: Buffer.from(signedBy.secret, 'base64') },
    exchange: exchangeOverTcp,
    timeoutMs: 3_000,
    now: () => new Date(),
    ...more,
  });
  const named = (label: string, mark = 'tresse=1') => ({ name: `${label}.sites.test`, mark });

  it('has a new name lead to an address, and to another one after', async () => {
    expect(await pointName(access(), named('farm'), ['203.0.113.10'])).toBeUndefined();
    expect(await server.ask('farm.sites.test', 'A')).toEqual(['203.0.113.10']);
    expect(await pointName(access(), named('farm'), ['198.51.100.7', '2001:db8::7'])).toBeUndefined();
    expect(await server.ask('farm.sites.test', 'A')).toEqual(['198.51.100.7']);
    expect(await server.ask('farm.sites.test', 'AAAA')).toEqual(['2001:db8::7']);
    expect(await pointName(access(), named('farm'), ['198.51.100.8'])).toBeUndefined();
    expect(await server.ask('farm.sites.test', 'AAAA')).toEqual([]);
    expect(await server.ask('farm.sites.test', 'TXT')).toEqual([['tresse=1']]);
  });

  it('may be repeated, as it is when an answer was lost', async () => {
    const lossy: ZoneAccess['exchange'] = async (...sent) => {
      await exchangeOverTcp(...sent);
      throw new Error('lost');
    };
    expect(await pointName(access(), named('twice'), ['203.0.113.11'])).toBeUndefined();
    expect(await pointName(access({ exchange: lossy }), named('twice'), ['203.0.113.12'])).toBe(
      'unreachable',
    );
    expect(await pointName(access(), named('twice'), ['203.0.113.12'])).toBeUndefined();
    expect(await server.ask('twice.sites.test', 'A')).toEqual(['203.0.113.12']);
  });

  it('touches no name that is somebody else’s', async () => {
    expect(await pointName(access(), named('www'), ['203.0.113.66'])).toBe('name-in-use');
    expect(await server.ask('www.sites.test', 'A')).toEqual(['192.0.2.80']);
    expect(await releaseName(access(), named('www'))).toBeUndefined();
    expect(await server.ask('www.sites.test', 'A')).toEqual(['192.0.2.80']);
    await pointName(access(), named('mine', 'tresse=1'), ['203.0.113.1']);
    expect(await pointName(access(), named('mine', 'tresse=2'), ['203.0.113.2'])).toBe('name-in-use');
  });

  it('gives a name back', async () => {
    await pointName(access(), named('gone'), ['203.0.113.1']);
    expect(await releaseName(access(), named('gone'))).toBeUndefined();
    expect(await server.ask('gone.sites.test', 'A')).toEqual([]);
    expect(await pointName(access(), named('gone', 'tresse=2'), ['203.0.113.2'])).toBeUndefined();
  });

  it('is tried with a name that is taken out again, and fails in the same words as one of a site', async () => {
    expect(await tryZone(access())).toBeUndefined();
    const sent: Buffer[] = [];
    const exchange: ZoneAccess['exchange'] = (to, message, signal) => {
      sent.push(message);
      return exchangeOverTcp(to, message, signal);
    };
    expect(await tryZone(access({ exchange }))).toBeUndefined();
    const label = /tresse-check-[0-9a-f]{12}/.exec(sent[0]?.toString('latin1') ?? '')?.[0];
    expect(sent).toHaveLength(3);
    expect(await server.ask(`${label}.sites.test`, 'TXT')).toEqual([]);
    expect(await tryZone(access({}, stranger))).toBe('refused');
  });

  it('is refused, and says why, with another secret, an unknown key, a key without rights or for another zone', async () => {
    const point = (more: Partial<ZoneAccess>, by = ours) =>
      pointName(access(more, by), named('no'), ['203.0.113.1']);
    expect(await point({}, { ...ours, secret: stranger.secret })).toBe('bad-signature');
    expect(await point({}, key('nobody'))).toBe('bad-key');
    expect(await point({}, { ...ours, algorithm: 'hmac-sha512' })).toBe('bad-key');
    expect(await point({}, stranger)).toBe('refused');
    expect(await point({ zone: 'other.test' })).toBe('not-authoritative');
    expect(await server.ask('no.sites.test', 'A')).toEqual([]);
  });

  it('is refused when the clocks are too far apart, whichever is wrong', async () => {
    for (const minutes of [-10, 10]) {
      const now = () => new Date(Date.now() + minutes * 60_000);
      expect(await pointName(access({ now }), named('no'), ['203.0.113.1'])).toBe('bad-time');
    }
    const now = () => new Date(Date.now() + 60_000);
    expect(await pointName(access({ now }), named('near'), ['203.0.113.1'])).toBeUndefined();
  });

  it('is believed only when the answer is signed by the same key, over what was asked', async () => {
    const forge =
      (change: (answer: Buffer) => Buffer): ZoneAccess['exchange'] =>
      async (...sent) =>
        change(await exchangeOverTcp(...sent));
    const point = (exchange: ZoneAccess['exchange']) =>
      pointName(access({ exchange }), named('forged'), ['203.0.113.1']);
    // An answer of the right form, without the signature.
    const bare = Buffer.from('00002800000100000000000000000600', 'hex');
    bare.writeUInt16BE(0xa800, 2);
    bare.writeUInt16BE(0, 4);
    expect(await point(forge((answer) => Buffer.concat([answer.subarray(0, 2), bare.subarray(2, 12)])))).toBe(
      'unsigned',
    );
    // «It is done» in the place of what the server said.
    const done = forge((answer) => {
      const copy = Buffer.from(answer);
      copy.writeUInt16BE(copy.readUInt16BE(2) & 0xfff0, 2);
      return copy;
    });
    expect(await point(done)).toBe('forged');
    let kept: Buffer | undefined;
    const replayed = forge((answer) => (kept ??= answer));
    await point(replayed);
    expect(await point(replayed)).toBe('forged');
    expect(await point(forge(() => randomBytes(80)))).toBe('garbled');
    expect(await point(forge((answer) => answer.subarray(0, 30)))).toBe('garbled');
    expect(
      await point(forge(() => Buffer.from(`0000a800000000000000000100${'c00c'.repeat(9)}`, 'hex'))),
    ).toBe('garbled');
  });

  it('waits no longer than it may for a server that is silent, hangs up or is not there', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const at = { server: { address: '127.0.0.1', port }, timeoutMs: 300 };
    expect(await pointName(access(at), named('no'), ['203.0.113.1'])).toBe('timeout');
    for (const socket of sockets) socket.destroy();
    silent.removeAllListeners('connection').on('connection', (socket) => socket.resume().end('x'));
    expect(await pointName(access(at), named('no'), ['203.0.113.1'])).toBe('unreachable');
    silent.close();
    await once(silent, 'close');
    expect(await pointName(access(at), named('no'), ['203.0.113.1'])).toBe('unreachable');
  });
});
