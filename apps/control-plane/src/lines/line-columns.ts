/** How a line's addressing and contract stand in its row's columns. */
import type { Addressing, ContractRates } from '@tresse/contracts';

interface AddressingColumns {
  addressing: string;
  address: string | null;
  gateway: string | null;
}

interface ContractColumns {
  contractDownKbit: number | null;
  contractUpKbit: number | null;
}

/** The addressing in a row. */
export function lineAddressing(row: AddressingColumns): Addressing {
  return row.addressing === 'static' && row.address !== null && row.gateway !== null
    ? { method: 'static', address: row.address, gateway: row.gateway }
    : { method: 'automatic' };
}

/** The contract's rates in a row, in kbit/s. */
export function lineContract(row: ContractColumns): ContractRates | null {
  return row.contractDownKbit !== null && row.contractUpKbit !== null
    ? { downKbit: row.contractDownKbit, upKbit: row.contractUpKbit }
    : null;
}

export function addressingColumns(addressing: Addressing): AddressingColumns {
  return addressing.method === 'static'
    ? { addressing: 'static', address: addressing.address, gateway: addressing.gateway }
    : { addressing: 'automatic', address: null, gateway: null };
}

export function contractColumns(contract: ContractRates | null): ContractColumns {
  return { contractDownKbit: contract?.downKbit ?? null, contractUpKbit: contract?.upKbit ?? null };
}
