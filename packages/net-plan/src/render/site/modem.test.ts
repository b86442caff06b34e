import { describe, expect, it } from '@jest/globals';
import type { AddressingBy } from '@tresse/contracts';
import { NO_VERDICTS } from '../../host-state.js';
import type { ModemLink, ModemSession } from '../../modem/modem.js';
import { withModems } from '../../modem/modem-of-line.js';
import { planSite } from '../../plan.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { renderSite } from './index.js';

const SESSION: ModemSession = {
  interface: 'wwan1',
  method: 'static',
  address: '100.64.12.5/30',
  gateway: '100.64.12.6',
  mtu: 1430,
};
const modem = (equipment: string, interfaces: string[], session: ModemSession | null = null): ModemLink => ({
  equipment,
  interfaces,
  session,
});
const site = (...ways: Partial<AddressingBy<'modem'>>[]) => {
  const desired = exampleSite([1, 2]);
  const lines = desired.lines.map((line, at) => {
    const way = ways[at];
    const addressing = { method: 'modem' as const, apn: 'orange.fr', ipType: 'ipv4' as const, ...way };
    return way ? { ...line, interface: `wwan${at}`, addressing } : line;
  });
  return { ...desired, lines };
};
const host = (modems: ModemLink[]) => ({ ...bareHost(['lan0', 'wwan0', 'wwan1', 'wan2']), modems });
const render = (observed: ReturnType<typeof host>) =>
  renderSite(withModems(site({}), observed.modems), observed, NO_VERDICTS, PATHS);
const routes = (session: Partial<ModemSession>) =>
  render(host([modem('1', ['wwan1'], { ...SESSION, ...session })]))
    .routes.filter(({ device }) => device === 'wwan1')
    .map(({ table, destination, via = '' }) => [table, destination, via].join(' ').trim());
const interfaces = (desired: ReturnType<typeof site>, modems: ModemLink[]) =>
  withModems(desired, modems).lines.map((line) => line.interface);

describe('a line by a modem', () => {
  it('has the address, the network and the packet size that its session was given', () => {
    const observed = host([modem('1', ['wwan1'], SESSION)]);
    expect(render(observed).links.find(({ name }) => name === 'wwan1')).toEqual({
      name: 'wwan1',
      mtu: 1430,
      addresses: ['100.64.12.5/30'],
      routing: 'own-table',
    });
    expect(routes({})).toEqual(['101 100.64.12.4/30', '101 default 100.64.12.6', '500 default 100.64.12.6']);
  });

  it('is set up once', () => {
    const observed = host([modem('1', ['wwan1'], SESSION)]);
    const plan = (now: typeof observed) =>
      planSite({
        desired: withModems(site({}), now.modems),
        observed: now,
        verdicts: NO_VERDICTS,
        paths: PATHS,
      });
    expect(plan({ ...simulate(observed, plan(observed)), modems: observed.modems })).toEqual([]);
  });

  it('needs no gateway, least of all one that its network does not hold', () => {
    const direct = ['101 100.64.12.4/30', '101 default', '500 default'];
    expect(routes({ gateway: null })).toEqual(direct);
    expect(routes({ gateway: '10.0.0.1' })).toEqual(direct);
  });

  it('is given nothing that is ours', () => {
    expect(routes({ address: '10.77.3.4/30', gateway: '10.77.3.5' })).toEqual([]);
  });

  it('asks the modem by DHCP where that is how it tells', () => {
    const observed = host([modem('1', ['wwan1'], { ...SESSION, method: 'dhcp', address: null })]);
    const { services } = render(observed);
    expect(services.find(({ program }) => program === 'udhcpc')?.arguments.slice(0, 2)).toEqual([
      '-i',
      'wwan1',
    ]);
  });

  it('is found by its number, else by its interface, else as the only one', () => {
    const [one, two] = [modem('1', ['wwan0']), modem('2', ['wwan1'])];
    expect(interfaces(site({ device: '2' }, { device: '1' }), [one, two])).toEqual(['wwan1', 'wwan0']);
    expect(interfaces(site({}, {}), [two, one])).toEqual(['wwan0', 'wwan1']);
    expect(interfaces(site({}, {}), [modem('1', ['wwan0']), modem('2', ['wwan7'])])).toEqual([
      'wwan0',
      'wwan7',
    ]);
    expect(interfaces(site({ device: '9' }), [two])).toEqual(['wwan0', 'wan2']);
    expect(interfaces(site({}), [modem('1', ['wwan4']), modem('2', ['wwan5'])])).toEqual(['wwan0', 'wan2']);
  });
});
