import { notFound } from 'next/navigation';
import { hostOf } from '@/features/webhooks/webhook-look';
import { WebhookPage } from '@/features/webhooks/webhook-page';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

interface Props {
  params: Promise<{ webhookId: string }>;
}

async function readWebhook({ params }: Props) {
  const { webhookId } = await params;
  const webhooks = await answer((await serverApi()).GET('/api/webhooks', { cache: 'no-store' }));
  return webhooks.find(({ id }) => id === webhookId);
}

export async function generateMetadata(props: Props) {
  const { tenant } = await requireMe();
  const webhook = tenant ? await readWebhook(props) : undefined;
  return webhook ? { title: hostOf(webhook) } : {};
}

export default async function WebhookRoute(props: Props) {
  const { tenant } = await requireMe();
  const webhook = tenant ? await readWebhook(props) : undefined;
  if (!tenant || !webhook) notFound();
  return <WebhookPage initial={webhook} writer={tenant.role !== 'viewer'} />;
}
