import type { ApiClient } from '@tresse/api-client';
import { getTranslations } from 'next-intl/server';
import { type NearRegion, nearestTo, siteToAsk } from '@/features/region-choice/known-nearest';
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
  const [regions, near, demoBox] = await Promise.all([
    answer(api.GET('/api/regions', { cache: 'no-store' })),
    knownNearest(api),
    me.demo ? answer(api.GET('/api/demo', { cache: 'no-store' })).catch(() => null) : null,
  ]);
  return (
    <FormMessages>
      <AddSite regions={regions} near={near} demoBox={demoBox} />
    </FormMessages>
  );
}

/** The region nearest to another site of the tenant; null where nothing is known, or it can't be read. */
async function knownNearest(api: ApiClient): Promise<NearRegion | null> {
  try {
    const site = siteToAsk(await answer(api.GET('/api/sites', { cache: 'no-store' })));
    if (!site) return null;
    const at = { params: { path: { siteId: site.id } }, cache: 'no-store' } as const;
    return nearestTo(site, await answer(api.GET('/api/sites/{siteId}/regions', at)));
  } catch {
    return null;
  }
}
