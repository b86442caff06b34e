import type { TeamMember, TenantRole } from '@tresse/contracts';

export const ROLES = ['owner', 'admin', 'viewer'] as const satisfies readonly TenantRole[];

/** The roles that somebody of this role may give: only owners make owners. */
export function rolesToGive(own: TenantRole): TenantRole[] {
  if (own === 'viewer') return [];
  return ROLES.filter((role) => own === 'owner' || role !== 'owner');
}

/** Whether the member's role may be changed; that of the last owner stays. */
export function mayChange(own: TenantRole, member: TeamMember, members: readonly TeamMember[]): boolean {
  return rolesToGive(own).includes(member.role) && !isLastOwner(member, members);
}

/** Whether the organisation has no owner but this member. */
export function isLastOwner({ role }: TeamMember, members: readonly TeamMember[]): boolean {
  return role === 'owner' && members.filter((one) => one.role === 'owner').length === 1;
}
