import type { Access, Id, Me, TenantRole } from '@tresse/contracts';

/** A person who is signed in, in the tenant that their session has chosen. */
export interface Person {
  user: NonNullable<Me>['user'];
  tenant: { id: Id; name: string; role: TenantRole } | null;
}

/** A person with a tenant. */
export interface Member extends Person {
  tenant: { id: Id; name: string; role: TenantRole };
}

/** Who a handler of a route with this access can count on. */
export type CallerOf<A extends Access> = A extends 'public'
  ? Person | undefined
  : A extends 'staff'
    ? Person
    : Member;

/** What stands in the way of this caller, if anything. */
export function refusal(
  caller: Person | undefined,
  access: Access,
): 'auth.required' | 'auth.forbidden' | undefined {
  if (access === 'public') return undefined;
  if (!caller) return 'auth.required';
  if (access === 'staff') return caller.user.staff ? undefined : 'auth.forbidden';
  if (!caller.tenant) return 'auth.forbidden';
  return access === 'writer' && caller.tenant.role === 'viewer' ? 'auth.forbidden' : undefined;
}
