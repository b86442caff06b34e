import { Inject, Injectable } from '@nestjs/common';
import type {
  Id,
  InvitationInput,
  InvitationView,
  NewInvitation,
  OwnTenant,
  PendingInvitation,
  Team,
  TeamMember,
  TenantRole,
} from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { AUTH, type Auth, authError, handleOf, type Invitation, type Membership } from '../auth/index.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/index.js';
import { ApiError, type Member, type Person } from '../http/index.js';
import { mayTouch } from './may-change.js';
import { lockTeam } from './team.repository.js';

/** A line of the audit log: what was done, and to whom. */
interface AuditLine {
  action: 'team.invite' | 'team.uninvite' | 'team.role' | 'team.remove' | 'team.leave' | 'team.join';
  subject: string;
  subjectId: Id | null;
}

/** Members and invitations of tenants; better-auth keeps them, this checks, serialises and writes the audit log. */
@Injectable()
export class TeamService {
  constructor(
    private readonly database: Database,
    @Inject(AUTH) private readonly auth: Auth,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read({ tenant }: Member, headers: Headers): Promise<Team> {
    const { team } = this.auth;
    const [members, invitations] = await asked(
      Promise.all([
        team.members(headers, tenant.id),
        mayTouch(tenant.role) ? team.invitations(headers, tenant.id) : [],
      ]),
    );
    return { members: members.map(memberView), invitations: invitations.map(invitationView) };
  }

  /** @throws ApiError `auth.forbidden`, `team.already-member`, `team.too-many` */
  async invite(by: Member, headers: Headers, input: InvitationInput): Promise<NewInvitation> {
    if (!mayTouch(by.tenant.role, input.role)) throw new ApiError('auth.forbidden');
    return this.inTeam(by, async () => {
      const invitation = await this.auth.team.invite(headers, by.tenant.id, input);
      const link = `${this.config.publicUrl}/invitation/${invitation.id}`;
      const line: AuditLine = { action: 'team.invite', subject: input.email, subjectId: null };
      return [{ ...invitationView(invitation), link }, line];
    });
  }

  /** @throws ApiError `not-found`, `auth.forbidden` */
  async cancel(by: Member, headers: Headers, handle: string): Promise<void> {
    await this.inTeam(by, async () => {
      const open = await this.auth.team.invitations(headers, by.tenant.id);
      const invitation = open.find(({ id }) => handleOf(id) === handle);
      if (!invitation) throw new ApiError('not-found');
      if (!mayTouch(by.tenant.role, invitation.role)) throw new ApiError('auth.forbidden');
      await this.auth.team.cancel(headers, invitation.id);
      return [undefined, { action: 'team.uninvite', subject: invitation.email, subjectId: null }];
    });
  }

  /** @throws ApiError `not-found`, `auth.forbidden`, `team.last-owner` */
  async change(by: Member, headers: Headers, memberId: Id, role: TenantRole): Promise<TeamMember> {
    return this.inTeam(by, async () => {
      const member = await this.existing(by, headers, memberId);
      if (!mayTouch(by.tenant.role, member.role, role)) throw new ApiError('auth.forbidden');
      await this.auth.team.setRole(headers, by.tenant.id, memberId, role);
      const line: AuditLine = { action: 'team.role', subject: member.email, subjectId: member.userId };
      return [memberView({ ...member, role }), line];
    });
  }

  /** Takes a member out; everybody may leave. @throws ApiError `not-found`, `auth.forbidden`, `team.last-owner` */
  async remove(by: Member, headers: Headers, memberId: Id): Promise<void> {
    const removed = await this.inTeam(by, async () => {
      const member = await this.existing(by, headers, memberId);
      const leaves = member.userId === by.user.id;
      if (!leaves && !mayTouch(by.tenant.role, member.role)) throw new ApiError('auth.forbidden');
      if (leaves) await this.auth.team.leave(headers, by.tenant.id);
      else await this.auth.team.remove(headers, by.tenant.id, memberId);
      const action = leaves ? 'team.leave' : 'team.remove';
      return [member, { action, subject: member.email, subjectId: member.userId }];
    });
    await this.auth.team.endSessions(removed.userId, by.tenant.id);
  }

  /** @throws ApiError `invitation.ended` */
  async invitation(secret: Id): Promise<InvitationView> {
    const { tenant, email, role, inviter, expiresAt } = await this.open(secret);
    return { tenant, email, role, inviter, expiresAt: expiresAt.toISOString() };
  }

  /** @throws ApiError `invitation.ended`, `invitation.other-person`, `team.too-many` */
  async accept({ user }: Person, headers: Headers, secret: Id): Promise<void> {
    const { tenantId } = await this.open(secret);
    await this.locked(tenantId, user, async () => {
      await this.auth.team.accept(headers, secret);
      return [undefined, { action: 'team.join', subject: user.email, subjectId: user.id }];
    });
  }

  async tenants({ tenant }: Person, headers: Headers): Promise<OwnTenant[]> {
    const own = await asked(this.auth.team.tenants(headers));
    return own
      .map(({ id, name }) => ({ id, name, active: id === tenant?.id }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** @throws ApiError `not-found` for one that the person does not belong to */
  async choose(_: Person, headers: Headers, tenantId: Id): Promise<void> {
    const own = await asked(this.auth.team.tenants(headers));
    if (!own.some(({ id }) => id === tenantId)) throw new ApiError('not-found');
    await asked(this.auth.team.choose(headers, tenantId));
  }

  private async open(secret: Id) {
    const invitation = await this.auth.team.invitation(secret);
    if (!invitation) throw new ApiError('invitation.ended');
    return invitation;
  }

  private async existing({ tenant }: Member, headers: Headers, memberId: Id): Promise<Membership> {
    const members = await this.auth.team.members(headers, tenant.id);
    const member = members.find(({ id }) => id === memberId);
    if (!member) throw new ApiError('not-found');
    return member;
  }

  private inTeam<T>({ tenant, user }: Member, work: () => Promise<[T, AuditLine]>): Promise<T> {
    return this.locked(tenant.id, user, work);
  }

  /** One change of a tenant's members at a time, with its line in the audit log. */
  private async locked<T>(tenantId: Id, by: Person['user'], work: () => Promise<[T, AuditLine]>): Promise<T> {
    return this.database.forTenant(tenantId, async (tx) => {
      await lockTeam(tx, tenantId);
      const [result, line] = await asked(work());
      await insertAudit(tx, { tenantId, by, ...line });
      return result;
    });
  }
}

/** What better-auth answers, its refusals as errors of ours. */
async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw authError(error.statusCode, JSON.stringify(error.body ?? {}));
  }
}

/** An APIError of better-call, which is no class that better-auth gives out to be told by. */
function isRefusal(error: unknown): error is { statusCode: number; body?: object } {
  return error instanceof Error && error.name === 'APIError' && 'statusCode' in error;
}

function memberView({ id, userId, name, email, role, since }: Membership): TeamMember {
  return { id, userId, name, email, role, since: since.toISOString() };
}

function invitationView({ id, email, role, expiresAt }: Invitation): PendingInvitation {
  return { handle: handleOf(id), email, role, expiresAt: expiresAt.toISOString() };
}
