import { getTranslations } from 'next-intl/server';
import { AddSite } from '@/features/site-form/add-site';
import { FormMessages } from '@/i18n/form-messages';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('add.title') };
}

export default async function AddSitePage() {
  const me = await requireMe();
  const api = await serverApi();
  const [regions, demoBox] = await Promise.all([
    answer(api.GET('/api/regions', { cache: 'no-store' })),
    me.demo ? answer(api.GET('/api/demo', { cache: 'no-store' })).catch(() => null) : null,
  ]);
  return (
    <FormMessages>
      <AddSite regions={regions} demoBox={demoBox} />
    </FormMessages>
  );
}
