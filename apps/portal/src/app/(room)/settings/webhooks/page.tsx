import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { WebhooksPage } from '@/features/webhooks/webhooks-page';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('webhooks.title') };
}

export default async function WebhooksRoute() {
  const { tenant } = await requireMe();
  if (!tenant) notFound();
  const webhooks = await answer((await serverApi()).GET('/api/webhooks', { cache: 'no-store' }));
  return <WebhooksPage initial={webhooks} writer={tenant.role !== 'viewer'} />;
}
