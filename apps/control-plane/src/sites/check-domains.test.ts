import { describe, expect, it } from '@jest/globals';
import { checkDomains, type Dns } from './check-domains.js';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A DNS that knows these names; of an error it tells the code. */
function dnsWith(known: Record<string, string[] | string>, zones: string[] = ['a.gtld-servers.net']): Dns {
  return {
    resolve4: async (name) => {
      const answer = known[name] ?? 'ENOTFOUND';
      if (typeof answer === 'string') throw failure(answer);
      return answer;
    },
    resolveNs: async () => {
      if (zones.length === 0) throw failure('ENOTFOUND');
      return zones;
    },
  };
}

const asked = (domain: string) => [{ path: 'bypass.0.match.to.0', domain }];
const crowd = Array.from({ length: 10_000 }, (_, at) => `198.18.${at >> 8}.${at & 255}`);
const dns = dnsWith({
  'games.com': ['192.0.2.1'],
  'video.com': 'ENODATA',
  'slow.com': 'ETIMEOUT',
  'wide.com': crowd,
});

describe('domains of rules', () => {
  it.each([
    ['no.such.com', 'match.domain-unknown'],
    ['wide.com', 'match.domain-too-wide'],
  ])('refuses %s with %s', async (domain, code) => {
    expect(await checkDomains(asked(domain), dns)).toMatchObject([{ path: 'bypass.0.match.to.0', code }]);
  });

  it.each(['games.com', 'video.com', 'slow.com'])(
    'takes %s: it has an address, may have some below it, or nobody knows',
    async (domain) => expect(await checkDomains(asked(domain), dns)).toEqual([]),
  );

  it('believes no resolver that finds nothing at all', async () => {
    expect(await checkDomains(asked('games.com'), dnsWith({}, []))).toEqual([]);
  });
});
