/** How what a person sets of a line stands in its row's columns. */
import { Addressing, Allowance, type LineInput, LineKind, type LineRates, LineRole } from '@tresse/contracts';

/** The part of a line's row that a person sets. */
interface SettingColumns {
  name: string;
  kind: string;
  interface: string;
  vlan: number | null;
  addressing: unknown;
  role: string;
  contractDownKbit: number | null;
  contractUpKbit: number | null;
  limitDownKbit: number | null;
  limitUpKbit: number | null;
  allowance: unknown;
}

/** What a person has set of the line in a row. */
export function lineSettings(row: SettingColumns): Omit<LineInput, 'id'> {
  return {
    name: row.name,
    kind: LineKind.parse(row.kind),
    interface: row.interface,
    vlan: row.vlan,
    addressing: Addressing.parse(row.addressing),
    role: LineRole.parse(row.role),
    contract: rates(row.contractDownKbit, row.contractUpKbit),
    limit: rates(row.limitDownKbit, row.limitUpKbit),
    allowance: Allowance.nullable().parse(row.allowance),
  };
}

/** The columns of what a person sets of a new line. */
export function lineColumns({ contract, limit, allowance, ...line }: Omit<LineInput, 'id'>) {
  return {
    ...line,
    contractDownKbit: contract?.downKbit ?? null,
    contractUpKbit: contract?.upKbit ?? null,
    limitDownKbit: limit?.downKbit ?? null,
    limitUpKbit: limit?.upKbit ?? null,
    ...(allowance ? { allowance } : {}),
  };
}

function rates(downKbit: number | null, upKbit: number | null): LineRates | null {
  return downKbit === null || upKbit === null ? null : { downKbit, upKbit };
}
