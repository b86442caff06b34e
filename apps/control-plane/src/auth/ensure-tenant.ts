import { DisplayName, type Id } from '@tresse/contracts';
import { type GenericEndpointContext, getCurrentAdapter } from 'better-auth';
import { z } from 'zod';
import { newId } from '../database/index.js';

const SignUpBody = z.object({ organization: DisplayName.optional().catch(undefined) });

/**
 * The tenant in which a session begins: the person's oldest, or a new one named by the sign-up form's `organization`.
 * Runs inside better-auth's transaction, so account and tenant come into being together.
 */
export async function ensureTenant(userId: Id, context: GenericEndpointContext | null): Promise<Id | null> {
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
  const user = await adapter.findOne<{ name: string }>({
    model: 'user',
    where: [{ field: 'id', value: userId }],
  });
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
