import type { Address } from '@tresse/cloud';
import type { Id } from '@tresse/contracts';

/** What a present row says of its address at the provider. */
export interface AddressOwner {
  /** The label of its order. */
  id: Id;
  /** Null until the order was answered: the address of that label may be it. */
  providerAddressId: string | null;
}

/** True for an address that was ordered under this installation's mark and belongs to no row. */
export function isStray(
  { id, label }: Pick<Address, 'id' | 'label'>,
  owners: readonly AddressOwner[],
): boolean {
  if (label === undefined) return false;
  return !owners.some(
    (owner) => owner.providerAddressId === id || (owner.providerAddressId === null && owner.id === label),
  );
}
