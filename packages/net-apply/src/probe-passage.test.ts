import { describe, expect, it } from '@jest/globals';
import type { Host } from './host.js';
import { probePassage } from './probe-passage.js';
import { fakeHost } from './testing/fake-host.js';

const SHOWN = 'ss -t -n -i -H -O sport = :40001 and src 192.168.1.2';
const shown = (more: string) => ({
  [SHOWN]: { stdout: `ESTAB 0 0 192.168.1.2:40001 203.0.113.10:4433 bbr ${more}\n` },
});

/** What the probe says when the connection says these lines, or ends. */
function said(told: string | 'ended' | 'silent', answers: Parameters<typeof fakeHost>[0] = {}) {
  const base = fakeHost(answers);
  const host: Host = {
    ...base,
    spawnResident: () => ({
      write: () => undefined,
      onLine: (listener) => void (told !== 'ended' && told !== 'silent' && listener(told, false)),
      onExit: (listener) => void (told === 'ended' && listener()),
      end: () => void base.commands.push('end'),
    }),
  };
  return probePassage(host, { from: '192.168.1.2', to: '203.0.113.10', port: 4433 }).then((passage) => ({
    passage,
    ended: base.commands.includes('end'),
  }));
}

describe('the probe of a line’s passage', () => {
  it('tells by the answer to the SYN whether MPTCP passes', async () => {
    const kept = shown('tcp-ulp-mptcp flags:Mmc token:0000(id:0)/9ecfeb91(id:0)');
    const taken = shown('tcp-ulp-mptcp flags:mc token:0000(id:0)/7c0849df(id:0)');
    expect(await said('40001', kept)).toEqual({ passage: 'passes', ended: true });
    expect(await said('40001', taken)).toEqual({ passage: 'stripped', ended: true });
    expect(await said('40001', shown('rto:204'))).toEqual({ passage: 'stripped', ended: true });
  });

  it('says nothing of a line on which nobody answers', async () => {
    for (const told of ['ended', 'silent', 'npm warn'] as const) {
      expect(await said(told)).toEqual({ passage: 'unknown', ended: true });
    }
    expect(await said('40001')).toEqual({ passage: 'unknown', ended: true });
  });
});
