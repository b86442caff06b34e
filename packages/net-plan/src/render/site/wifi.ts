import type { AddressingBy } from '@tresse/contracts';
import type { Part } from '../part.js';
import type { WantedService } from '../wanted.js';
import type { SiteContext } from './context.js';

/** Middle frequencies of the channels of each band in MHz; what the country forbids the kernel leaves out. */
const CHANNELS = {
  '2.4': Array.from({ length: 13 }, (_, place) => 2412 + 5 * place),
  '5': [
    ...[36, 40, 44, 48, 52, 56, 60, 64, 100, 104, 108, 112, 116, 120, 124, 128, 132, 136, 140, 144],
    ...[149, 153, 157, 161, 165],
  ].map((channel) => 5000 + 5 * channel),
} as const;

/** A Wi-Fi client for each line that wants one, once the box could read its passphrase. */
export function wifiPart({ lines, paths: { stateDir } }: SiteContext): Part {
  const clients = lines.flatMap(({ line: { addressing }, index, device }) =>
    addressing.method === 'wifi' && (addressing.security === 'open' || addressing.password !== undefined)
      ? [wifiClient(addressing, index, device, stateDir)]
      : [],
  );
  return {
    files: Object.assign({}, ...clients.map(({ files }) => files)),
    services: clients.map(({ service }) => service),
  };
}

/** A client by wpa_supplicant, which joins the network, and joins it again for ever. Source: wpa_supplicant.conf(5). */
function wifiClient(
  network: AddressingBy<'wifi'>,
  index: number,
  device: string,
  stateDir: string,
): { files: Record<string, string>; service: WantedService } {
  const path = `${stateDir}/net/wifi-${index}.conf`;
  const service: WantedService = {
    name: `wifi-${index}`,
    program: 'wpa_supplicant',
    arguments: ['-D', 'nl80211,wext', '-i', device, '-c', path],
    reads: [path],
  };
  return { files: { [path]: configuration(network) }, service };
}

/**
 * The name stands in hexadecimal, so that nothing in it can end a line; the passphrase reaches to the last quote. Management
 * frames are protected where both ends can, and WPA3 is spoken in both its ways.
 */
function configuration({ ssid, security, password, hidden, band, country }: AddressingBy<'wifi'>): string {
  const name = [...new TextEncoder().encode(ssid)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const told = [
    `ssid=${name}`,
    ...(hidden ? ['scan_ssid=1'] : []),
    ...(security === 'open'
      ? ['key_mgmt=NONE']
      : ['key_mgmt=WPA-PSK WPA-PSK-SHA256 SAE', `psk="${password}"`]),
    ...(band === 'any' ? [] : [`freq_list=${CHANNELS[band].join(' ')}`]),
  ];
  const all = [`country=${country}`, 'p2p_disabled=1', 'pmf=1', 'sae_pwe=2'];
  return `${all.join('\n')}\nnetwork={\n${told.map((line) => `\t${line}\n`).join('')}}\n`;
}
