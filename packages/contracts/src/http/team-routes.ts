import { z } from 'zod';
import { Id } from '../id.js';
import { TenantRole } from './me.js';
import { route } from './route.js';
import {
  InvitationInput,
  InvitationSecret,
  InvitationView,
  NewInvitation,
  OwnTenant,
  Team,
  TeamMember,
} from './team.js';

const memberParams = z.strictObject({ memberId: Id });
const invitationParams = z.strictObject({ secret: InvitationSecret });
const nothing = z.object({});

/** Who belongs to a tenant, in which role, and who is asked to. */
export const teamRoutes = {
  getTeam: route({
    method: 'GET',
    path: '/api/team',
    summary: 'The tenant’s members, and the invitations that are open',
    access: 'member',
    response: Team,
  }),
  inviteMember: route({
    method: 'POST',
    path: '/api/team/invitations',
    summary: 'Invite somebody; the link is shown this once, and an earlier one to the same address ends',
    access: 'writer',
    body: InvitationInput,
    response: NewInvitation,
    status: 201,
    errors: ['team.already-member', 'team.too-many'],
  }),
  cancelInvitation: route({
    method: 'DELETE',
    path: '/api/team/invitations/:handle',
    summary: 'Call an invitation back: its link ends',
    access: 'writer',
    params: z.strictObject({ handle: z.string().max(64) }),
    response: nothing,
    errors: ['not-found'],
  }),
  changeMember: route({
    method: 'PUT',
    path: '/api/team/members/:memberId',
    summary: 'Give a member another role; only an owner makes and unmakes owners',
    access: 'writer',
    params: memberParams,
    body: z.strictObject({ role: TenantRole }),
    response: TeamMember,
    errors: ['not-found', 'team.last-owner'],
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/api/team/members/:memberId',
    summary: 'Take a member out, or leave oneself; sessions in this tenant end',
    access: 'member',
    params: memberParams,
    response: nothing,
    errors: ['not-found', 'team.last-owner'],
  }),
  getInvitation: route({
    method: 'GET',
    path: '/api/invitations/:secret',
    summary: 'What an invitation’s link leads to',
    access: 'public',
    params: invitationParams,
    response: InvitationView,
    errors: ['invitation.ended'],
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitations/:secret/accept',
    summary: 'Join; the session goes on in that tenant',
    access: 'public',
    params: invitationParams,
    response: nothing,
    errors: ['invitation.ended', 'invitation.other-person', 'team.too-many'],
  }),
  listTenants: route({
    method: 'GET',
    path: '/api/tenants',
    summary: 'The tenants that the caller belongs to, by name',
    access: 'public',
    response: z.array(OwnTenant),
  }),
  chooseTenant: route({
    method: 'PUT',
    path: '/api/tenant',
    summary: 'Go on in another of one’s tenants',
    access: 'public',
    body: z.strictObject({ tenantId: Id }),
    response: nothing,
    errors: ['not-found'],
  }),
} as const;
