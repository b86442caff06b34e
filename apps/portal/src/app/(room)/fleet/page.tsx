import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FleetPage } from '@/features/fleet/fleet-page';
import { RelayLinks } from '@/features/relay/relay-links';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('fleet.title') };
}

export default async function FleetRoute() {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const api = await serverApi();
  // The sites matter more than the ways to their relays.
  const relays = await answer(api.GET('/api/relays', { cache: 'no-store' })).catch(() => []);
  return (
    <>
      <FleetPage />
      <RelayLinks relays={relays} />
    </>
  );
}
