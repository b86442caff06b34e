import type { Change, LineInput } from '@tresse/contracts';
import { changed, compareList } from './difference.js';
import { addressingText, allowanceText, lineText, ratesText, vlanText } from './texts.js';

/** Differences between the lines of a site. */
export function compareLines(before: readonly LineInput[], after: readonly LineInput[]): Change[] {
  return compareList(
    {
      path: 'lines',
      field: 'line',
      effects: { added: 'none', removed: 'line-pause' },
      key: ({ id }) => id,
      name: ({ name }) => name,
      text: lineText,
      compare: compareLine,
    },
    before,
    after,
  );
}

function compareLine(path: string, was: LineInput, is: LineInput): Change[] {
  const place = { subject: was.name };
  const quiet = { ...place, effect: 'none' } as const;
  const pause = { ...place, effect: 'line-pause' } as const;
  return [
    ...changed({ ...quiet, path: `${path}.name`, field: 'line.name' }, was.name, is.name),
    ...changed({ ...quiet, path: `${path}.kind`, field: 'line.kind' }, was.kind, is.kind),
    ...changed({ ...pause, path: `${path}.interface`, field: 'line.interface' }, was.interface, is.interface),
    ...changed({ ...pause, path: `${path}.vlan`, field: 'line.vlan' }, vlanText(was.vlan), vlanText(is.vlan)),
    ...changed(
      { ...pause, path: `${path}.addressing`, field: 'line.addressing' },
      addressingText(was.addressing),
      addressingText(is.addressing),
    ),
    ...changed({ ...quiet, path: `${path}.role`, field: 'line.role' }, was.role, is.role),
    ...changed(
      { ...quiet, path: `${path}.contract`, field: 'line.contract' },
      ratesText(was.contract),
      ratesText(is.contract),
    ),
    ...changed(
      { ...quiet, path: `${path}.limit`, field: 'line.limit' },
      ratesText(was.limit),
      ratesText(is.limit),
    ),
    ...changed(
      { ...quiet, path: `${path}.allowance`, field: 'line.allowance' },
      allowanceText(was.allowance),
      allowanceText(is.allowance),
    ),
  ];
}
