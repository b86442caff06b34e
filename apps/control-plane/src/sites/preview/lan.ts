import type { Change, Lan } from '@tresse/contracts';
import { changed, compareList } from './difference.js';
import { dhcpText, modeText, openingText } from './texts.js';

/** Differences between two states of a LAN. */
export function compareLan(before: Lan, after: Lan): Change[] {
  const pause = { effect: 'lan-pause' } as const;
  const quiet = { effect: 'none' } as const;
  return [
    ...changed(
      { ...pause, path: 'lan.interface', field: 'lan.interface' },
      before.interface,
      after.interface,
    ),
    ...changed({ ...pause, path: 'lan.address', field: 'lan.address' }, before.address, after.address),
    ...changed({ ...pause, path: 'lan.mode', field: 'lan.mode' }, modeText(before), modeText(after)),
    ...changed({ ...quiet, path: 'lan.dhcp', field: 'lan.dhcp' }, dhcpText(before), dhcpText(after)),
    ...changed(
      { ...quiet, path: 'lan.dns', field: 'lan.dns' },
      before.dns ? 'on' : 'off',
      after.dns ? 'on' : 'off',
    ),
    ...changed(
      { ...quiet, path: 'lan.ipv6', field: 'lan.ipv6' },
      before.ipv6 ? 'on' : 'off',
      after.ipv6 ? 'on' : 'off',
    ),
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
