import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SiteNamePage } from '@/features/site-name/site-name-page';
import { SettingsMessages } from '@/i18n/settings-messages';
import { answer } from '@/lib/api';
import { orNothing, requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('site-name.title') };
}

export default async function SiteNameRoute({ params }: { params: Promise<{ siteId: string }> }) {
  const me = await requireMe();
  const api = await serverApi();
  const at = { params: { path: { siteId: (await params).siteId } }, cache: 'no-store' } as const;
  const parts = await orNothing(
    Promise.all([answer(api.GET('/api/sites/{siteId}', at)), answer(api.GET('/api/sites/{siteId}/dns', at))]),
  );
  if (!parts) notFound();
  const [site, dns] = parts;
  const writer = me.tenant !== null && me.tenant.role !== 'viewer';
  return (
    <SettingsMessages>
      <SiteNamePage site={site} initial={dns} writer={writer} />
    </SettingsMessages>
  );
}
