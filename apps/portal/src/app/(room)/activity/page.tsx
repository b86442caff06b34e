import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActivityPage } from '@/features/activity/activity-page';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('activity.title') };
}

export default async function ActivityRoute() {
  const { tenant } = await requireMe();
  if (!tenant || tenant.role === 'viewer') notFound();
  const api = await serverApi();
  const initial = await answer(
    api.GET('/api/audit', { params: { query: { limit: 50 } }, cache: 'no-store' }),
  );
  return <ActivityPage initial={initial} tenant={tenant.name} />;
}
