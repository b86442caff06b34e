import { describe, expect, it } from '@jest/globals';
import { EMPTY_MATCH, macTyped, matchInput } from './match-draft';
import { knownDevices, matchWords } from './match-words';
import { moved } from './moved';

describe('moving a rule', () => {
  it('exchanges it with its neighbour, and leaves the ends where they are', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

describe('the traffic of a rule', () => {
  const phone = { key: '1', name: 'Phone', mac: '02-00-00-00-00-0A', address: '' };
  const devices = knownDevices([phone, { key: '2', name: '', mac: '02:00:00:00:00:0b', address: '' }]);

  it('is said in short, with the devices by their names', () => {
    const match = {
      protocol: 'udp' as const,
      ports: ['53', '5000-5100'],
      to: ['example.com'],
      from: ['02:00:00:00:00:0a'],
    };
    expect(matchWords(match, devices)).toBe('UDP 53, 5000-5100 → example.com ← Phone');
    expect(matchWords(EMPTY_MATCH, devices)).toBe('');
  });

  it('takes names and hardware addresses in any case and spelling', () => {
    expect(macTyped(' 02-00-00-00-00-0A ')).toBe('02:00:00:00:00:0a');
    const match = { ...EMPTY_MATCH, to: ['Example.COM.'], from: ['02-00-00-00-00-0A', '192.168.1.0/24'] };
    expect(matchInput(match, [])).toEqual({
      protocol: 'any',
      ports: [],
      to: ['example.com'],
      from: ['02:00:00:00:00:0a', '192.168.1.0/24'],
    });
  });

  it('takes a device by its name, in any case', () => {
    const match = { ...EMPTY_MATCH, from: [' phone', 'Telephone'] };
    expect(matchInput(match, devices).from).toEqual(['02:00:00:00:00:0a', 'telephone']);
  });
});
