import { type AddressingBy, type FieldProblem, type LineInput, plainSecrets } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** What is wrong with the way in which a line is let into its network. */
export function checkAccess(
  line: LineInput,
  place: number,
  before: readonly LineInput[],
  sealable: boolean,
): FieldProblem[] {
  const { addressing } = line;
  const path = `lines.${place}.addressing`;
  return [
    ...checkVlan(line, place),
    ...checkSealable(line, path, sealable),
    ...(addressing.method === 'pppoe' && !(addressing.password ?? addressing.sealed)
      ? [fieldProblem(`${path}.password`, 'line.password-needed')]
      : []),
    ...(addressing.method === 'modem' ? checkModem(addressing, path, before) : []),
    ...(addressing.method === 'wifi' ? checkWifi(addressing, path) : []),
  ];
}

function checkVlan({ vlan, addressing: { method } }: LineInput, place: number): FieldProblem[] {
  if (vlan === null) return [];
  if (method === 'modem' || method === 'wifi')
    return [fieldProblem(`lines.${place}.vlan`, 'line.vlan-radio')];
  return method === 'automatic'
    ? [fieldProblem(`lines.${place}.addressing.method`, 'line.vlan-automatic')]
    : [];
}

/** A secret can only be kept when there is a box to seal it for. */
function checkSealable({ addressing }: LineInput, path: string, sealable: boolean): FieldProblem[] {
  if (sealable) return [];
  return plainSecrets(addressing).map((field) =>
    fieldProblem(`${path}.${field}`, 'line.password-before-box'),
  );
}

function checkModem(
  { user, password, sealed, device }: AddressingBy<'modem'>,
  path: string,
  before: readonly LineInput[],
): FieldProblem[] {
  const taken = before.some(
    ({ addressing }) =>
      addressing.method === 'modem' && addressing.device !== undefined && addressing.device === device,
  );
  const credentials = { user, password };
  const unspeakable = (['user', 'password'] as const).filter((field) =>
    [`'`, '"'].every((quote) => credentials[field]?.includes(quote)),
  );
  return [
    ...(user === undefined && (password ?? sealed) ? [fieldProblem(`${path}.user`, 'line.user-needed')] : []),
    ...unspeakable.map((field) => fieldProblem(`${path}.${field}`, 'line.credential-quotes')),
    ...(taken ? [fieldProblem(`${path}.device`, 'line.modem-taken')] : []),
  ];
}

function checkWifi({ security, password, sealed }: AddressingBy<'wifi'>, path: string): FieldProblem[] {
  const given = (password ?? sealed) !== undefined;
  if (security === 'open') return given ? [fieldProblem(`${path}.password`, 'line.passphrase-open')] : [];
  return given ? [] : [fieldProblem(`${path}.password`, 'line.passphrase-needed')];
}
