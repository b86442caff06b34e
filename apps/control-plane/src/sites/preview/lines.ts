import type { Change, LineInput } from '@tresse/contracts';
import { compareFields, compareList, type FieldText } from './difference.js';
import { addressingText, allowanceText, lineText, ratesText, vlanText } from './texts.js';

const FIELDS: readonly FieldText<LineInput>[] = [
  { path: 'name', field: 'line.name', text: ({ name }) => name },
  { path: 'kind', field: 'line.kind', text: ({ kind }) => kind },
  { path: 'interface', field: 'line.interface', effect: 'line-pause', text: (line) => line.interface },
  { path: 'vlan', field: 'line.vlan', effect: 'line-pause', text: ({ vlan }) => vlanText(vlan) },
  {
    path: 'addressing',
    field: 'line.addressing',
    effect: 'line-pause',
    text: ({ addressing }) => addressingText(addressing),
  },
  { path: 'role', field: 'line.role', text: ({ role }) => role },
  { path: 'contract', field: 'line.contract', text: ({ contract }) => ratesText(contract) },
  { path: 'limit', field: 'line.limit', text: ({ limit }) => ratesText(limit) },
  { path: 'allowance', field: 'line.allowance', text: ({ allowance }) => allowanceText(allowance) },
];

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
      compare: (path, was, is) => compareFields(FIELDS, { path, subject: was.name }, was, is),
    },
    before,
    after,
  );
}
