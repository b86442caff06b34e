import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseScenario, readScenario } from './scenario.js';

const direction = { rateKbit: 1000, delayMs: 10, jitterMs: 0, lossPercent: 0, queueMs: 150 };
const line = { name: 'line1', down: direction, up: direction };

describe('a scenario', () => {
  it.each(['a-adsl', 'b-mixed'])('is in the file %s', async (name) => {
    const file = fileURLToPath(new URL(`../scenarios/${name}.json`, import.meta.url));
    expect((await readScenario(file)).lines).toHaveLength(2);
  });

  it.each([
    [{ ...line, down: { ...direction, rateKbit: 0 } }, 'lines[0].down.rateKbit'],
    [{ ...line, up: { ...direction, jitterMs: 11 } }, 'lines[0].up.jitterMs'],
    [{ ...line, up: { ...direction, speed: 1 } }, 'lines[0].up'],
    [{ ...line, changes: [{ atMs: 0 }, { atMs: 2000 }], repeatMs: 2000 }, 'lines[0].changes[1].atMs'],
  ])('is refused with the path of what is wrong: case %#', (wrong, path) => {
    expect(() => parseScenario({ name: 'x', lines: [wrong] }, 'x.json')).toThrow(`${path}:`);
  });

  it('has 1 to 8 lines of different names', () => {
    expect(() => parseScenario({ name: 'x', lines: [] }, 'x.json')).toThrow('lines:');
    expect(() => parseScenario({ name: 'x', lines: [line, line] }, 'x.json')).toThrow('same name');
  });

  it('names the file that is not there', async () => {
    await expect(readScenario('/nowhere.json')).rejects.toMatchObject({ code: 'scenario.unreadable' });
  });
});
