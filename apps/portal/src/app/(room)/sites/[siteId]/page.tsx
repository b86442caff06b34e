import { notFound } from 'next/navigation';
import { SitePage } from '@/features/site/site-page';
import { answer } from '@/lib/api';
import { orNothing, requireMe, serverApi } from '@/lib/api-on-server';

interface Props {
  params: Promise<{ siteId: string }>;
}

export async function generateMetadata({ params }: Props) {
  const path = { siteId: (await params).siteId };
  const site = await orNothing(answer((await serverApi()).GET('/api/sites/{siteId}', { params: { path } })));
  return site ? { title: site.name } : {};
}

export default async function SiteRoute({ params }: Props) {
  const me = await requireMe();
  const at = { params: { path: { siteId: (await params).siteId } }, cache: 'no-store' } as const;
  const api = await serverApi();
  const parts = await orNothing(
    Promise.all([
      answer(api.GET('/api/sites/{siteId}', at)),
      answer(api.GET('/api/sites/{siteId}/jobs', at)),
      answer(api.GET('/api/sites/{siteId}/events', at)),
      answer(api.GET('/api/regions', { cache: 'no-store' })),
    ]),
  );
  if (!parts) notFound();
  const [site, jobs, events, regions] = parts;
  return (
    <SitePage
      initial={{ site, jobs, events, regions }}
      writer={me.tenant !== null && me.tenant.role !== 'viewer'}
      staff={me.user.staff}
    />
  );
}
