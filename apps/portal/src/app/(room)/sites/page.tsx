import { getTranslations } from 'next-intl/server';
import { SitesList } from '@/features/sites/sites-list';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('sites.title') };
}

export default async function SitesPage() {
  const me = await requireMe();
  const sites = me.tenant ? await answer((await serverApi()).GET('/api/sites', { cache: 'no-store' })) : [];
  return <SitesList initial={sites} writer={me.tenant !== null && me.tenant.role !== 'viewer'} />;
}
