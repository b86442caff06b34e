import { describe, expect, it } from '@jest/globals';
import type { DemoBox, FoundInterface } from '@tresse/contracts';
import { checkDraft } from '../site-form/check';
import { emptyDraft } from '../site-form/draft';
import {
  type FoundAround,
  foundOfDemo,
  foundUse,
  lineOf,
  usesFor,
  withMissing,
  withUse,
} from './found-draft';
import { suggestDraft } from './suggest-draft';

const around: FoundAround = { demo: null, lineName: (place) => `Line ${place}`, locale: 'en-GB' };
const BLANK = { ...emptyDraft('demo'), name: 'Mill', lines: [] };
const wired = (name: string, more: Partial<FoundInterface> = {}): FoundInterface => ({
  name,
  mac: null,
  kind: 'ethernet',
  carrier: true,
  address: null,
  gateway: null,
  internet: null,
  usedFor: null,
  ...more,
});
const leased = (name: string, address: string, more: Partial<FoundInterface> = {}) =>
  wired(name, { address, gateway: '192.168.1.254', internet: true, ...more });

/** Each interface with what is suggested to do with it. */
function uses(...found: FoundInterface[]): string[] {
  const draft = suggestDraft(BLANK, found, around);
  return found.map(({ name }) => `${name} ${foundUse(draft, name)}`);
}

describe('what is suggested of the interfaces that a box found', () => {
  it('makes lines of those with a router behind and the LAN of the first that has something else', () =>
    expect(
      uses(
        wired('eth0', { address: '192.168.211.1/24' }),
        leased('eth1', '192.168.1.2/24'),
        wired('eth2', { carrier: false }),
        leased('eth3', '192.168.0.2/24'),
        wired('eth4'),
        wired('wlan0', { kind: 'wifi', carrier: false }),
        leased('usb0', '192.168.8.100/24', { kind: 'modem' }),
      ),
    ).toEqual(['eth0 lan', 'eth1 line', 'eth2 none', 'eth3 line', 'eth4 none', 'wlan0 none', 'usb0 line']));

  it('names no LAN where nothing looks like one', () => {
    const draft = suggestDraft(
      BLANK,
      [leased('eth0', '10.0.0.2/24'), wired('eth1', { carrier: false })],
      around,
    );
    expect(draft.lan.interface).toBe('');
    expect(draft.lines.map((line) => line.interface)).toEqual(['eth0']);
  });

  it('leaves alone what the box is used for already', () =>
    expect(
      uses(wired('eth0', { usedFor: 'line' }), leased('eth1', '192.168.1.2/24', { usedFor: 'lan' })),
    ).toEqual(['eth0 line', 'eth1 lan']));

  it('is a site that can be saved, by DHCP, with another LAN where a line has its addresses', () => {
    const found = [wired('eth0'), leased('eth1', '192.168.10.2/24'), leased('eth2', '192.168.50.9/24')];
    const { input } = checkDraft(suggestDraft(BLANK, found, around), null);
    expect(input?.lan).toMatchObject({ interface: 'eth0', address: '192.168.77.1/24' });
    expect(input?.lines).toMatchObject([
      { name: 'Line 1', interface: 'eth1', kind: 'other', addressing: { method: 'dhcp' } },
      { name: 'Line 2', interface: 'eth2', kind: 'other', addressing: { method: 'dhcp' } },
    ]);
  });

  it('is the demo box’s own lines and LAN where that is plugged in', () => {
    const demo: DemoBox = {
      scenario: 'a',
      lanInterface: 'lan0',
      lanAddress: '192.168.50.1/24',
      lines: [
        { name: 'line1', interface: 'wan1', downKbit: 7_232, upKbit: 896, cut: false },
        { name: 'line2', interface: 'wan2', downKbit: 7_072, upKbit: 832, cut: true },
      ],
    };
    const found = foundOfDemo(demo, []);
    expect(found.map(({ name, carrier }) => [name, carrier])).toEqual([
      ['lan0', true],
      ['wan1', true],
      ['wan2', false],
    ]);
    const { input } = checkDraft(suggestDraft(BLANK, found, { ...around, demo }), null);
    expect(input).toMatchObject({
      lan: { interface: 'lan0', address: '192.168.50.1/24' },
      lines: [
        { name: 'line1', addressing: { method: 'automatic' }, contract: { downKbit: 7_232, upKbit: 896 } },
        { name: 'line2', interface: 'wan2' },
      ],
    });
    // Its agent tells of the network card, and not of the emulated lines: they stay, and so does what is suggested.
    const reported = [wired('lan0', { mac: '02:00:00:00:00:01' })];
    const later = foundOfDemo(demo, reported);
    expect(later.map(({ name }) => name).sort()).toEqual(['lan0', 'wan1', 'wan2']);
    expect(later).toContainEqual(reported[0]);
    expect(suggestDraft(BLANK, later, { ...around, demo })).toEqual(
      suggestDraft(BLANK, found, { ...around, demo }),
    );
  });
});

describe('the use of an interface', () => {
  const eth0 = wired('eth0');
  const eth1 = leased('eth1', '192.168.1.2/24');
  const first = suggestDraft(BLANK, [eth0, eth1], around);

  it('can be another, and is one at a time', () => {
    const asLine = withUse(first, eth0, 'line', around);
    expect([foundUse(asLine, 'eth0'), asLine.lan.interface]).toEqual(['line', '']);
    expect(asLine.lines.map(({ name }) => name)).toEqual(['Line 1', 'Line 2']);
    const moved = withUse(asLine, eth1, 'lan', around);
    expect([foundUse(moved, 'eth1'), foundUse(moved, 'eth0')]).toEqual(['lan', 'line']);
    const unused = withUse(moved, eth1, 'none', around);
    expect([foundUse(unused, 'eth1'), unused.lan.interface]).toEqual(['none', '']);
  });

  it('can be taken away from one that is not there any more', () => {
    expect(withMissing(first, [eth0]).map(({ name }) => name)).toEqual(['eth1', 'eth0']);
    expect(withMissing(first, [eth0, eth1])).toEqual([eth0, eth1]);
  });

  it('stays with what was typed of it', () => {
    const named = { ...first, lines: first.lines.map((line) => ({ ...line, name: 'Orange' })) };
    expect(withUse(named, eth1, 'line', around)).toBe(named);
    expect(withUse(named, eth0, 'line', around).lines.map(({ name }) => name)).toEqual(['Orange', 'Line 1']);
  });

  it('is none for a radio that has to be told its network, which the line’s settings do', () => {
    const wifi = wired('wlan0', { kind: 'wifi', carrier: false });
    expect(usesFor(wifi)).toEqual(['none']);
    expect(usesFor({ ...wifi, address: '192.168.1.2/24' })).toEqual(['line', 'none']);
    expect(lineOf(wifi, [], around).method).toBe('wifi');
    expect(lineOf(wired('wwan0', { kind: 'modem' }), [], around)).toMatchObject({
      method: 'modem',
      kind: '4g',
    });
  });
});
