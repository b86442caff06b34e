import { describe, expect, it } from '@jest/globals';
import type { AddressingBy } from '@tresse/contracts';
import { NO_VERDICTS } from '../../host-state.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { renderSite } from './index.js';

const NETWORK: AddressingBy<'wifi'> = {
  method: 'wifi',
  ssid: 'Café "n°1"\\',
  security: 'wpa',
  password: 'a "b" # c\\',
  hidden: true,
  band: '2.4',
  country: 'FR',
};
function render(change: Partial<AddressingBy<'wifi'>> = {}, passphrase = true) {
  const site = exampleSite([1, 2]);
  const { password, ...rest } = { ...NETWORK, ...change };
  const addressing = passphrase ? { ...rest, password } : rest;
  const lines = site.lines.map((line) =>
    line.index === 1 ? { ...line, addressing } : line,
  ) as typeof site.lines;
  return renderSite({ ...site, lines }, bareHost(['lan0', 'wan1', 'wan2']), NO_VERDICTS, PATHS);
}
const FILE = '/state/net/wifi-1.conf';

describe('a line by Wi-Fi', () => {
  it('is told exactly this', () => {
    const { files, services } = render();
    expect(files[FILE]).toBe(`country=FR
p2p_disabled=1
pmf=1
sae_pwe=2
network={
	ssid=436166c3a920226ec2b031225c
	scan_ssid=1
	key_mgmt=WPA-PSK WPA-PSK-SHA256 SAE
	psk="a "b" # c\\"
	freq_list=2412 2417 2422 2427 2432 2437 2442 2447 2452 2457 2462 2467 2472
}
`);
    expect(
      services
        .filter(({ name }) => /-1$/.test(name))
        .map(({ name, arguments: told }) => [name, ...told.slice(0, 6)]),
    ).toEqual([
      ['wifi-1', '-D', 'nl80211,wext', '-i', 'wan1', '-c', FILE],
      ['dhcp-1', '-i', 'wan1', '-s', '/state/net/dhcp-client.sh', '-o', '-O'],
    ]);
  });

  it('joins an open network without a word', () => {
    const open = { security: 'open', hidden: false, band: 'any' } as const;
    expect(render(open, false).files[FILE]).toBe(
      'country=FR\np2p_disabled=1\npmf=1\nsae_pwe=2\nnetwork={\n\tssid=436166c3a920226ec2b031225c\n\tkey_mgmt=NONE\n}\n',
    );
  });

  it('does not join while the box cannot read the passphrase', () => {
    expect(render({}, false).services.filter(({ program }) => program === 'wpa_supplicant')).toEqual([]);
  });
});
