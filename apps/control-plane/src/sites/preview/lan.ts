import type { Change, Lan } from '@tresse/contracts';
import { changed, compareFields, compareList, type FieldText, onOff } from './difference.js';
import { dhcpText, modeText, openingText } from './texts.js';

const FIELDS: readonly FieldText<Lan>[] = [
  { path: 'interface', field: 'lan.interface', effect: 'lan-pause', text: (lan) => lan.interface },
  { path: 'address', field: 'lan.address', effect: 'lan-pause', text: ({ address }) => address },
  { path: 'mode', field: 'lan.mode', effect: 'lan-pause', text: modeText },
  { path: 'dhcp', field: 'lan.dhcp', text: dhcpText },
  { path: 'dns', field: 'lan.dns', text: ({ dns }) => onOff(dns) },
  { path: 'ipv6', field: 'lan.ipv6', text: ({ ipv6 }) => onOff(ipv6) },
];

/** Differences between two states of a LAN. */
export function compareLan(before: Lan, after: Lan): Change[] {
  return [
    ...compareFields(FIELDS, { path: 'lan' }, before, after),
    ...compareDevices(before, after),
    ...compareOpenings(before, after),
  ];
}

function compareDevices(before: Lan, after: Lan): Change[] {
  const text = ({ name, mac, address }: Lan['devices'][number]) =>
    [name, mac, address].filter(Boolean).join(' ');
  return compareList(
    {
      path: 'lan.devices',
      field: 'lan.device',
      effects: { added: 'none', removed: 'none' },
      key: ({ mac }) => mac,
      name: ({ name }) => name,
      text,
      compare: (path, was, is) =>
        changed({ path, field: 'lan.device', subject: was.name, effect: 'none' }, text(was), text(is)),
    },
    before.devices,
    after.devices,
  );
}

/** An opening is told from the others by all that it opens: what changes is another one. */
function compareOpenings(before: Lan, after: Lan): Change[] {
  return compareList(
    {
      path: 'lan.openings',
      field: 'lan.opening',
      effects: { added: 'none', removed: 'none' },
      key: openingText,
      name: ({ name }) => name,
      text: openingText,
      compare: (path, was, is) =>
        changed({ path, field: 'lan.opening', subject: was.name, effect: 'none' }, was.name, is.name),
    },
    before.openings,
    after.openings,
  );
}
