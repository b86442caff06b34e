import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_MQTT_PAYLOAD_BYTES, Problem, type Route, routes } from '@tresse/contracts';
import fc from 'fast-check';
import { type Booted, boot } from './boot.js';
import { type Estate, settle, siteBody } from './estate.js';
import { Browser, signUp } from './person.js';

/** Routes that take a body, answer with a page, or name a thing: together the whole table. */
const TABLE = Object.entries(routes) as [string, Route][];
/** Requests in all; each route gets its share from each caller. */
const REQUESTS = 1_000;

const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constantFrom(
    null,
    '\0',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999+14:00',
    -1,
    1e308,
    '10.77.0.1/0',
  ),
);
const FIELDS = [
  'name',
  'region',
  'lines',
  'lan',
  'portForwards',
  'generation',
  'site',
  'kind',
  'publicAddress',
];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.string({ maxLength: 8 })), tie('tree'), {
      maxKeys: 5,
    }),
  ),
}));
/** A body that is good but for one member, or anything at all. */
const body = fc.oneof(
  tree,
  fc
    .tuple(fc.constantFrom(...FIELDS), tree)
    .map(([field, value]) => ({ ...siteBody(), name: 'x\0', [field]: value })),
);
const query = fc.dictionary(
  fc.constantFrom('cursor', 'limit', 'from', 'to', 'points', 'search', 'state'),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), scalar.map(String)),
  { maxKeys: 3 },
);

describe('a strange request', () => {
  let booted: Booted;
  let estate: Estate;
  let callers: Record<'nobody' | 'member' | 'staff', Browser>;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    estate = await settle(booted);
    callers = {
      nobody: new Browser(booted.url),
      member: estate.mine.browser,
      staff: await signUp(booted, { email: 'staff@example.org' }),
    };
  }, 60_000);
  afterAll(() => booted?.stop());

  const fill = (path: string, id: string) => path.replace(/:\w+/g, () => id);

  /** Expects an answer below 500, and problem details in both languages from 400 on. */
  async function expectReason(response: Response, path: string): Promise<Problem | undefined> {
    if (response.status < 400) {
      await response.body?.cancel();
      return undefined;
    }
    const text = await response.text();
    expect([path, response.status < 500, text]).toEqual([path, true, text]);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(JSON.parse(text));
    expect(problem).toMatchObject({ status: response.status, instance: path.split('?')[0] });
    expect(problem.message.en && problem.message.fr).toBeTruthy();
    return problem;
  }

  it.each(TABLE)(
    'to %s is refused with a reason, whatever it carries',
    async (_, route) => {
      const runs = Math.ceil(REQUESTS / TABLE.length / 3);
      const ids = fc.oneof(
        fc.uuid(),
        fc.constant(estate.mine.siteId),
        fc.constant(estate.relayId),
        fc
          .string({ maxLength: 20 })
          .map(encodeURIComponent)
          .filter((text) => !/^\.{0,2}$/.test(text)),
      );
      for (const caller of Object.values(callers)) {
        await fc.assert(
          fc.asyncProperty(ids, query, body, async (id, words, value) => {
            if (route.method === 'DELETE' && id === estate.mine.siteId) return;
            const search = new URLSearchParams(words).toString();
            const path = fill(route.path, id) + (search && `?${search}`);
            const sent = route.method === 'GET' ? undefined : value;
            await expectReason(await caller.fetch(route.method, path, sent), path);
          }),
          { numRuns: runs },
        );
      }
    },
    30_000,
  );

  // A region’s code is chosen by whoever puts it: there is none that finds nothing.
  it.each(TABLE.filter(([name, { params }]) => params && name !== 'putSuppliedRegion'))(
    'to %s finds nothing by an id that is none',
    async (_, route) => {
      const path = fill(route.path, 'no-uuid');
      const caller = route.access === 'staff' ? callers.staff : callers.member;
      const problem = await expectReason(await caller.fetch(route.method, path), path);
      expect(problem?.code).toBe('not-found');
    },
  );

  it.each(['/api/sites/SITE/events', '/api/audit', '/api/fleet/sites'])(
    'to %s with a cursor that is none names it',
    async (address) => {
      const path = address.replace('SITE', estate.mine.siteId);
      const caller = address.includes('fleet') ? callers.staff : callers.member;
      const problem = await expectReason(await caller.fetch('GET', `${path}?cursor=AAAA`), path);
      expect(problem?.fields).toMatchObject([{ path: 'cursor', code: 'field.invalid' }]);
    },
  );

  const raw = (path: string, text: string, type: string) =>
    fetch(booted.url + path, {
      method: 'POST',
      headers: { 'content-type': type, origin: 'http://localhost:3000' },
      body: text,
    });

  it.each([
    ['that is no JSON', '{', 'application/json', 'request.unreadable'],
    ['of another kind', 'a,b', 'text/csv', 'request.unreadable'],
    ['without end', `"${'x'.repeat(MAX_MQTT_PAYLOAD_BYTES)}"`, 'application/json', 'request.too-large'],
  ])('with a body %s is refused', async (_, text, type, code) => {
    for (const path of ['/api/sites', '/api/auth/sign-in/email']) {
      expect((await expectReason(await raw(path, text, type), path))?.code).toBe(code);
    }
  });

  it('to an address that cannot be decoded is refused', async () => {
    const problem = await expectReason(await callers.nobody.fetch('GET', '/api/sites/%zz'), '/api/sites/%zz');
    expect(problem?.status).toBeLessThan(500);
  });
});
