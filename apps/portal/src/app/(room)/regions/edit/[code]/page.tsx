import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RegionForm } from '@/features/regions/region-form';
import { RelayMessages } from '@/i18n/relay-messages';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('regions.change-title') };
}

export default async function RegionRoute({ params }: { params: Promise<{ code: string }> }) {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const { code } = await params;
  const api = await serverApi();
  const [regions, accounts] = await Promise.all([
    answer(api.GET('/api/supplied-regions', { cache: 'no-store' })),
    answer(api.GET('/api/provider-accounts', { cache: 'no-store' })),
  ]);
  const region = regions.find((one) => one.code === code);
  if (!region) notFound();
  return (
    <RelayMessages>
      <RegionForm region={region} taken={[]} accounts={accounts} />
    </RelayMessages>
  );
}
