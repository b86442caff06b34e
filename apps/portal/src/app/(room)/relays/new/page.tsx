import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NewRelay } from '@/features/relays/new-relay';
import { WAYS } from '@/features/relays/relay-draft';
import { RelayMessages } from '@/i18n/relay-messages';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('relay-new.title') };
}

export default async function NewRelayRoute({ searchParams }: { searchParams: Promise<{ way?: string }> }) {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const { way } = await searchParams;
  const api = await serverApi();
  const regions = await answer(api.GET('/api/supplied-regions', { cache: 'no-store' }));
  return (
    <RelayMessages>
      <NewRelay regions={regions} way={WAYS.find((one) => one === way)} />
    </RelayMessages>
  );
}
