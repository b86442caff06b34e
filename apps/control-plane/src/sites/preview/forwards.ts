import type { Change, PortForward } from '@tresse/contracts';
import { changed, compareList } from './difference.js';
import { forwardTarget, portsText } from './texts.js';

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
      compare: compareForward,
    },
    before,
    after,
  );
}

function compareForward(path: string, was: PortForward, is: PortForward): Change[] {
  const quiet = { subject: was.name, effect: 'none' } as const;
  const sources = ({ sources }: PortForward) => (sources.length > 0 ? sources.join(', ') : null);
  return [
    ...changed({ ...quiet, path: `${path}.name`, field: 'forward.name' }, was.name, is.name),
    ...changed(
      { ...quiet, path: `${path}.publicPorts`, field: 'forward.publicPorts' },
      publicSide(was),
      publicSide(is),
    ),
    ...changed(
      { ...quiet, path: `${path}.toAddress`, field: 'forward.target' },
      forwardTarget(was),
      forwardTarget(is),
    ),
    ...changed({ ...quiet, path: `${path}.sources`, field: 'forward.sources' }, sources(was), sources(is)),
  ];
}

function publicSide({ protocol, publicPorts }: PortForward): string {
  return `${protocol} ${portsText(publicPorts)}`;
}
