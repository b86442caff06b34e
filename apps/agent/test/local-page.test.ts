import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { formatClaim } from '@tresse/contracts';
import { realHost } from '@tresse/net-apply';
import { pino } from 'pino';
import { ClaimSources } from '../src/enrol/index.js';
import { createPageState, type PageSource, startLocalPage } from '../src/local-page/index.js';
import { readNotices } from '../src/notices/index.js';

const CLAIM = formatClaim({
  url: 'https://203.0.113.7:8443',
  caSha256: 'a'.repeat(64),
  secret: 's'.repeat(43),
});

let stateDir: string;
let source: PageSource;
let page: Awaited<ReturnType<typeof startLocalPage>>;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-page-'));
  source = createPageState();
  source.enrolment = { kind: 'waiting-for-claim' };
  const claims = new ClaimSources(stateDir, []);
  page = await startLocalPage({
    port: 0,
    version: '1.2.3',
    source,
    onClaim: (text) => claims.type(text),
    log: pino({ level: 'silent' }),
  });
});

afterEach(async () => {
  await page.stop();
  await rm(stateDir, { recursive: true });
});

/** One request by real HTTP. */
async function ask(
  path: string,
  { body = '', ...more }: { body?: string; headers?: Record<string, string> } = {},
) {
  const sent = request({
    host: '127.0.0.1',
    port: page.port,
    path,
    agent: false,
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body
        ? { origin: `http://127.0.0.1:${page.port}`, 'content-length': String(Buffer.byteLength(body)) }
        : {}),
      ...more.headers,
    },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const part of response) text += part;
  return { status: response.statusCode, headers: response.headers, text };
}

const form = (claim: string) => ({ body: new URLSearchParams({ claim }).toString() });

describe('the local page', () => {
  it('is served in the browser’s language, lets nothing be loaded, and waits while a claim is typed', async () => {
    const { status, headers, text } = await ask('/', { headers: { 'accept-language': 'fr' } });
    expect(status).toBe(200);
    expect(text).toContain('<html lang="fr">');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.refresh).toBeUndefined();
    source.enrolment = { kind: 'trying' };
    expect((await ask('/')).headers.refresh).toBe('10');
  });

  it('tells what the image has found wrong, from the moment that it says so', async () => {
    const file = join(stateDir, 'notice');
    const host = realHost();
    const plenty = async () => 'MemTotal:        8000000 kB\n';
    const read = (path: string) => (path === '/proc/meminfo' ? plenty() : host.readFile(path));
    source.notices = () => readNotices({ readFile: read }, file);
    expect((await ask('/?lang=en')).text).not.toContain('needs attention');
    await writeFile(file, 'card-small\ncard-<worn>\n');
    const { text } = await ask('/?lang=en');
    expect(text).toContain('The memory card is too small');
    expect(text).toContain('this page has no words for');
    expect(text).not.toContain('worn');
    expect((await ask('/?lang=fr')).text).toContain('La carte mémoire est trop petite');
  });

  it('tells who stands before a machine of 512 MB that it has too little memory', async () => {
    const readFile = async (path: string) => (path === '/proc/meminfo' ? 'MemTotal: 437000 kB\n' : null);
    source.notices = () => readNotices({ readFile });
    expect((await ask('/', { headers: { 'accept-language': 'fr' } })).text).toContain('1\u00a0Go de mémoire');
  });

  it('takes a claim that was pasted with line breaks, and goes back to the page', async () => {
    const { status, headers } = await ask(
      '/claim?lang=fr',
      form(`  ${CLAIM.slice(0, 40)}\n${CLAIM.slice(40)} `),
    );
    expect([status, headers.location]).toEqual([303, '/?lang=fr']);
    expect(await readFile(join(stateDir, 'typed-claim'), 'utf8')).toBe(CLAIM);
  });

  it('gives a wrong claim back to be mended', async () => {
    const { status, text } = await ask('/claim', form('tresse1.half'));
    expect(status).toBe(422);
    expect(text).toContain('tresse1.half</textarea>');
    expect(text).toContain('This is not a whole claim.');
  });

  it.each([5_000, 500_000])('answers a form of %i bytes with 413 that its sender sees', async (bytes) => {
    const { status, text } = await ask('/claim', form('x'.repeat(bytes)));
    expect(status).toBe(413);
    expect(text).toContain('too long');
  });

  it('refuses another page’s form, and whoever calls it by another name', async () => {
    const foreign = { ...form(CLAIM), headers: { origin: 'http://evil.example' } };
    expect((await ask('/claim', foreign)).status).toBe(403);
    expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(421);
    await expect(readFile(join(stateDir, 'typed-claim'))).rejects.toThrow();
  });

  it('has nothing else', async () => {
    expect((await ask('/typed-claim')).status).toBe(404);
    expect((await ask('//evil.example/')).status).toBe(404);
    expect((await ask('/', form('x'))).status).toBe(405);
  });

  it('outlives what is no HTTP', async () => {
    const socket = connect(page.port, '127.0.0.1');
    socket.end('rubbish\r\n\r\n');
    await once(socket.resume(), 'close');
    expect((await ask('/')).status).toBe(200);
  });
});
