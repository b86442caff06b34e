import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditSite } from '@/features/change/edit-site';
import { answer } from '@/lib/api';
import { orNothing, requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('site.edit') };
}

export default async function EditSitePage({ params }: { params: Promise<{ siteId: string }> }) {
  await requireMe();
  const api = await serverApi();
  const path = { siteId: (await params).siteId };
  const [site, regions] = await Promise.all([
    orNothing(answer(api.GET('/api/sites/{siteId}', { params: { path }, cache: 'no-store' }))),
    answer(api.GET('/api/regions', { cache: 'no-store' })),
  ]);
  if (!site) notFound();
  return <EditSite site={site} regions={regions} />;
}
