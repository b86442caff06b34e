import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FirstSteps } from '@/features/first-steps/first-steps';
import { FormMessages } from '@/i18n/form-messages';
import { answer } from '@/lib/api';
import { orNothing, requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('steps.finish-title') };
}

export default async function StartPage({ params }: { params: Promise<{ siteId: string }> }) {
  const me = await requireMe();
  const api = await serverApi();
  const at = { params: { path: { siteId: (await params).siteId } }, cache: 'no-store' } as const;
  const parts = await orNothing(
    Promise.all([
      answer(api.GET('/api/sites/{siteId}', at)),
      answer(api.GET('/api/sites/{siteId}/jobs', at)),
    ]),
  );
  if (!parts) notFound();
  const [site, jobs] = parts;
  const writer = me.tenant !== null && me.tenant.role !== 'viewer';
  const steps = <FirstSteps initial={{ site, jobs }} writer={writer} />;
  return site.lines.length === 0 ? <FormMessages>{steps}</FormMessages> : steps;
}
