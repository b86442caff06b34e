import type { IncomingHttpHeaders } from 'node:http';
import { Controller } from '@nestjs/common';
import {
  type InvitationView,
  type NewInvitation,
  type OwnTenant,
  type RouteInput,
  routes,
  type Team,
  type TeamMember,
} from '@tresse/contracts';
import { webHeaders } from '../auth/index.js';
import { ApiError, Endpoint, type Member, type Person, SessionEndpoint } from '../http/index.js';
import { TeamService } from './team.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class TeamController {
  constructor(private readonly team: TeamService) {}

  @SessionEndpoint(routes.getTeam)
  async read(_: Input<'getTeam'>, member: Member, headers: IncomingHttpHeaders): Promise<Team> {
    return this.team.read(member, webHeaders(headers));
  }

  @SessionEndpoint(routes.inviteMember)
  async invite(
    { body }: Input<'inviteMember'>,
    member: Member,
    headers: IncomingHttpHeaders,
  ): Promise<NewInvitation> {
    return this.team.invite(member, webHeaders(headers), body);
  }

  @SessionEndpoint(routes.cancelInvitation)
  async cancel(
    { params }: Input<'cancelInvitation'>,
    member: Member,
    headers: IncomingHttpHeaders,
  ): Promise<Record<string, never>> {
    await this.team.cancel(member, webHeaders(headers), params.handle);
    return {};
  }

  @SessionEndpoint(routes.changeMember)
  async change(
    { params, body }: Input<'changeMember'>,
    member: Member,
    headers: IncomingHttpHeaders,
  ): Promise<TeamMember> {
    return this.team.change(member, webHeaders(headers), params.memberId, body.role);
  }

  @SessionEndpoint(routes.removeMember)
  async remove(
    { params }: Input<'removeMember'>,
    member: Member,
    headers: IncomingHttpHeaders,
  ): Promise<Record<string, never>> {
    await this.team.remove(member, webHeaders(headers), params.memberId);
    return {};
  }

  @Endpoint(routes.getInvitation)
  async invitation({ params }: Input<'getInvitation'>): Promise<InvitationView> {
    return this.team.invitation(params.secret);
  }

  @SessionEndpoint(routes.acceptInvitation)
  async accept(
    { params }: Input<'acceptInvitation'>,
    person: Person | undefined,
    headers: IncomingHttpHeaders,
  ): Promise<Record<string, never>> {
    await this.team.accept(signedIn(person), webHeaders(headers), params.secret);
    return {};
  }

  @SessionEndpoint(routes.listTenants)
  async tenants(
    _: Input<'listTenants'>,
    person: Person | undefined,
    headers: IncomingHttpHeaders,
  ): Promise<OwnTenant[]> {
    return this.team.tenants(signedIn(person), webHeaders(headers));
  }

  @SessionEndpoint(routes.chooseTenant)
  async choose(
    { body }: Input<'chooseTenant'>,
    person: Person | undefined,
    headers: IncomingHttpHeaders,
  ): Promise<Record<string, never>> {
    await this.team.choose(signedIn(person), webHeaders(headers), body.tenantId);
    return {};
  }
}

/** For what a person may do in no tenant at all. @throws ApiError `auth.required` */
function signedIn(person: Person | undefined): Person {
  if (!person) throw new ApiError('auth.required');
  return person;
}
