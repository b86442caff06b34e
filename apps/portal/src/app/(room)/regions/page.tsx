import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RegionsPage } from '@/features/regions/regions-page';
import { RelayMessages } from '@/i18n/relay-messages';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('regions.title') };
}

export default async function RegionsRoute() {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const api = await serverApi();
  const [regions, accounts] = await Promise.all([
    answer(api.GET('/api/supplied-regions', { cache: 'no-store' })),
    answer(api.GET('/api/provider-accounts', { cache: 'no-store' })),
  ]);
  return (
    <RelayMessages>
      <RegionsPage regions={regions} accounts={accounts} />
    </RelayMessages>
  );
}
