import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RelaysPage } from '@/features/relays/relays-page';
import { RelayMessages } from '@/i18n/relay-messages';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('relays.title') };
}

export default async function RelaysRoute() {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const api = await serverApi();
  const [relays, regions] = await Promise.all([
    answer(api.GET('/api/relays', { cache: 'no-store' })),
    // The relays matter more than what their regions are called.
    answer(api.GET('/api/supplied-regions', { cache: 'no-store' })).catch(() => []),
  ]);
  return (
    <RelayMessages>
      <RelaysPage initial={relays} regions={regions} />
    </RelayMessages>
  );
}
