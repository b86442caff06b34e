import type { KnownValue } from '../../design/token-list';
import type { LanDeviceDraft } from '../lan-form/lan-draft';
import { type MatchDraft, macTyped } from './match-draft';

/** A device of the LAN that a rule can name; its value is its hardware address. */
export type KnownDevice = KnownValue;

/** The LAN's devices as the rules' fields offer them; those without a name or address are not there yet. */
export function knownDevices(devices: readonly LanDeviceDraft[]): KnownDevice[] {
  return devices
    .map(({ name, mac }) => ({ value: macTyped(mac), name: name.trim() }))
    .filter(({ value, name }) => value !== '' && name !== '');
}

/** The traffic of a rule in short: `UDP 5000-5100 → example.com ← Phone`; empty while nothing was said. */
export function matchWords(
  { protocol, ports, to, from }: MatchDraft,
  devices: readonly KnownDevice[],
): string {
  const nameOf = (source: string) => devices.find(({ value }) => value === source)?.name ?? source;
  return [
    protocol === 'any' ? '' : protocol.toUpperCase(),
    ports.join(', '),
    to.length > 0 ? `→ ${to.join(', ')}` : '',
    from.length > 0 ? `← ${from.map(nameOf).join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
