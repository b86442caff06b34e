import { inputOfSite } from '@tresse/contracts';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { braidAdvice } from '@/features/braid-form/braid-advice';
import { EditSite } from '@/features/change/edit-site';
import { sectionNamed } from '@/features/change/sections';
import { FormMessages } from '@/i18n/form-messages';
import { answer } from '@/lib/api';
import { orNothing, requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('site.edit') };
}

export default async function EditSitePage({
  params,
}: {
  params: Promise<{ siteId: string; section?: string[] }>;
}) {
  await requireMe();
  const { siteId, section = [] } = await params;
  if (section.length > 1 || sectionNamed(section[0]) === undefined) notFound();
  const api = await serverApi();
  const [site, regions] = await Promise.all([
    orNothing(answer(api.GET('/api/sites/{siteId}', { params: { path: { siteId } }, cache: 'no-store' }))),
    answer(api.GET('/api/regions', { cache: 'no-store' })),
  ]);
  if (!site) notFound();
  return (
    <FormMessages>
      <EditSite site={site} input={inputOfSite(site)} regions={regions} advice={braidAdvice(site)} />
    </FormMessages>
  );
}
