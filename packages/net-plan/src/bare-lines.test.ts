import { describe, expect, it } from '@jest/globals';
import { bareLines, sharingLines } from './bare-lines.js';
import { NO_VERDICTS } from './host-state.js';
import { bareHost, exampleSite } from './testing/examples.js';

describe('the lines that an address tells apart', () => {
  const site = exampleSite([1, 2, 3]);
  const [first, second, third] = site.lines.map(({ id }) => id);

  it('are those that have one', () => {
    const host = { ...bareHost(['lan0', 'wan1', 'wan3']), lineFacts: [] };
    expect(bareLines(site, host, NO_VERDICTS)).toEqual([{ lineId: third, address: '172.16.3.2' }]);
    const known = bareHost(['lan0', 'wan1', 'wan3']);
    expect(bareLines(site, known, NO_VERDICTS)).toContainEqual({ lineId: first, address: '192.168.1.2' });
  });

  it('are not those that share one, as on one arm', () => {
    const host = bareHost(['lan0', 'wan1', 'wan2', 'wan3']);
    const lineFacts = host.lineFacts.map((fact) => ({ ...fact, address: '192.168.1.2' }));
    expect(bareLines(site, { ...host, lineFacts }, NO_VERDICTS).map(({ lineId }) => lineId)).toEqual([third]);
  });

  it('leave those that share one, but not on one arm, nor those without any', () => {
    const host = bareHost(['lan0', 'wan1', 'wan2', 'wan3']);
    const at = (address: string | null) => {
      const lineFacts = host.lineFacts.map((fact) => ({ ...fact, address }));
      return sharingLines(site, { ...host, lineFacts }, NO_VERDICTS);
    };
    expect(at('192.168.1.10')).toEqual([
      { lineId: first, address: '192.168.1.10' },
      { lineId: second, address: '192.168.1.10' },
    ]);
    expect(at('192.168.50.1')).toEqual([]);
    expect(at(null)).toEqual([]);
    expect(sharingLines(site, host, NO_VERDICTS)).toEqual([]);
  });
});
