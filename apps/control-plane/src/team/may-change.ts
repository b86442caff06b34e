import type { TenantRole } from '@tresse/contracts';

/** Whether somebody of this role may give, change or take these roles: only owners touch owners, and viewers nobody. */
export function mayTouch(own: TenantRole, ...roles: TenantRole[]): boolean {
  if (own === 'owner') return true;
  return own === 'admin' && !roles.includes('owner');
}
