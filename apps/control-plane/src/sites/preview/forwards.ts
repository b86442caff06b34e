import type { Change, PortForward } from '@tresse/contracts';
import { compareFields, compareList, type FieldText } from './difference.js';
import { forwardTarget, portsText } from './texts.js';

const FIELDS: readonly FieldText<PortForward>[] = [
  { path: 'name', field: 'forward.name', text: ({ name }) => name },
  { path: 'publicPorts', field: 'forward.publicPorts', text: publicSide },
  { path: 'toAddress', field: 'forward.target', text: forwardTarget },
  {
    path: 'sources',
    field: 'forward.sources',
    text: ({ sources }) => (sources.length > 0 ? sources.join(', ') : null),
  },
];

/** Differences between port forwards. */
export function compareForwards(before: readonly PortForward[], after: readonly PortForward[]): Change[] {
  return compareList(
    {
      path: 'portForwards',
      field: 'forward',
      effects: { added: 'none', removed: 'none' },
      key: ({ id }) => id,
      name: ({ name }) => name,
      text: (forward) => `${publicSide(forward)} → ${forwardTarget(forward)}`,
      compare: (path, was, is) => compareFields(FIELDS, { path, subject: was.name }, was, is),
    },
    before,
    after,
  );
}

function publicSide({ protocol, publicPorts }: PortForward): string {
  return `${protocol} ${portsText(publicPorts)}`;
}
