import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NewWebhook } from '@/features/webhooks/new-webhook';
import { requireMe } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('webhooks.add') };
}

export default async function NewWebhookRoute() {
  const { tenant } = await requireMe();
  if (!tenant || tenant.role === 'viewer') notFound();
  return <NewWebhook />;
}
