import { DisplayName, type Id, InvitationSecret } from '@tresse/contracts';
import { type GenericEndpointContext, getCurrentAdapter } from 'better-auth';
import { z } from 'zod';
import { newId } from '../database/index.js';
import { openInvitation } from './team-desk.js';

const SignUpBody = z.object({
  organization: DisplayName.optional().catch(undefined),
  /** The secret of the link that led to the form. */
  invitation: InvitationSecret.optional().catch(undefined),
});

type Adapter = Awaited<ReturnType<typeof getCurrentAdapter>>;
type OnJoined = (joined: { tenantId: Id; user: { id: Id; name: string; email: string } }) => void;

/**
 * The tenant in which a session begins: the person's oldest; that of the invitation whose link led to the sign-up form; or
 * a new one named by the form's `organization`. Runs inside better-auth's transaction, so account and tenant come into
 * being together.
 */
export async function ensureTenant(
  userId: Id,
  context: GenericEndpointContext | null,
  onJoined: OnJoined,
): Promise<Id | null> {
  if (!context) return null;
  const adapter = await getCurrentAdapter(context.context.adapter);
  const [membership] = await adapter.findMany<{ organizationId: Id }>({
    model: 'member',
    where: [{ field: 'userId', value: userId }],
    sortBy: { field: 'createdAt', direction: 'asc' },
    limit: 1,
  });
  if (membership) return membership.organizationId;

  const body = SignUpBody.safeParse(context.body);
  const user = await adapter.findOne<{ id: Id; name: string; email: string }>({
    model: 'user',
    where: [{ field: 'id', value: userId }],
  });
  const joined = user && (await join(adapter, user, body.data?.invitation));
  if (joined) {
    onJoined({ tenantId: joined, user });
    return joined;
  }
  const name = body.data?.organization ?? user?.name ?? 'Tresse';
  const id = newId();
  const createdAt = new Date();
  await adapter.create({
    model: 'organization',
    data: { id, name, slug: id, createdAt },
    forceAllowId: true,
  });
  await adapter.create({
    model: 'member',
    data: { organizationId: id, userId, role: 'owner', createdAt },
  });
  return id;
}

/** The tenant that the person was invited to and now belongs to; undefined without an open invitation to their address. */
async function join(
  adapter: Adapter,
  { id: userId, email }: { id: Id; email: string },
  secret: Id | undefined,
): Promise<Id | undefined> {
  if (secret === undefined) return undefined;
  const where = [
    { field: 'id', value: secret },
    { field: 'status', value: 'pending' },
  ];
  const row = await adapter.findOne<Parameters<typeof openInvitation>[0]>({ model: 'invitation', where });
  const createdAt = new Date();
  const invitation = row && openInvitation(row, createdAt);
  if (!invitation || invitation.email.toLowerCase() !== email.toLowerCase()) return undefined;
  // Of two who come with it at once, one gets it.
  const taken = await adapter.update({ model: 'invitation', where, update: { status: 'accepted' } });
  if (!taken) return undefined;
  const { tenantId, role } = invitation;
  await adapter.create({ model: 'member', data: { organizationId: tenantId, userId, role, createdAt } });
  return tenantId;
}
