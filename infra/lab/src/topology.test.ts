import { describe, expect, it } from '@jest/globals';
import { freeControlNetwork } from './control-network.js';
import { setCommand } from './line-emulator.js';
import { controlInterface, createCommands, lineCommands } from './topology.js';

const plan = { instance: 'demo', lineCount: 2, controlNetwork: 7 };

describe('the topology', () => {
  it('gives the site what a DHCP client would have set on each line', () => {
    expect(lineCommands(plan).at(-1)).toEqual({
      argv: ['ip', '-n', 'tresse-demo-site', '-batch', '-'],
      input: `address add 100.64.1.2/24 dev wan1
link set wan1 up
route add default via 100.64.1.1 dev wan1 metric 101
address add 100.64.2.2/24 dev wan2
link set wan2 up
route add default via 100.64.2.1 dev wan2 metric 102
`,
    });
  });

  it('hides each line behind its own public address', () => {
    const rules = lineCommands(plan)[1]?.input;
    expect(rules).toContain('iifname "line2" oifname != "control0" snat to 203.0.113.102');
    expect(rules).toContain('oifname "line*" ct state new drop');
  });

  it('leaves the LAN’s gateway address to the agent', () => {
    const texts = createCommands(plan).map(({ input = '' }) => input);
    expect(texts.filter((text) => text.includes('192.168.50.1/24'))).toEqual([]);
  });

  it('names an interface that the kernel accepts, however long the instance’s name', () => {
    expect(controlInterface('x'.repeat(60)).length).toBeLessThanOrEqual(15);
    expect(controlInterface('one')).not.toBe(controlInterface('two'));
  });
});

describe('the control network', () => {
  it('is the next free one when the wanted one is taken', () => {
    expect(freeControlNetwork(255, new Set(['10.99.255.1', '10.99.0.1']))).toBe(1);
  });
});

describe('a command to the emulator', () => {
  it('names only what changes', () => {
    expect(setCommand('up', { lossPercent: 100, rateKbit: 5 })).toBe('up rate 5 loss 100');
    expect(setCommand('up', {})).toBeUndefined();
  });
});
