import { type Id, TenantRole } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** A tenant as one of its members sees it. */
export interface Membership {
  id: Id;
  name: string;
  role: TenantRole;
}

/** The person's membership of the tenant, if there is one. */
export async function readMembership(tx: Transaction, tenantId: Id, userId: Id): Promise<Membership | null> {
  const member = await tx.tenantMember.findUnique({
    where: { tenantId_userId: { tenantId, userId } },
    select: { role: true, tenant: { select: { id: true, name: true } } },
  });
  const role = TenantRole.safeParse(member?.role);
  return member && role.success ? { ...member.tenant, role: role.data } : null;
}
