import { notFound } from 'next/navigation';
import { RelayPage } from '@/features/relay/relay-page';
import { RelayMessages } from '@/i18n/relay-messages';
import { answer } from '@/lib/api';
import { orNothing, requireMe, serverApi } from '@/lib/api-on-server';

interface Props {
  params: Promise<{ relayId: string }>;
}

async function readRelay({ params }: Props) {
  const path = { relayId: (await params).relayId };
  const api = await serverApi();
  return orNothing(answer(api.GET('/api/relays/{relayId}', { params: { path }, cache: 'no-store' })));
}

export async function generateMetadata(props: Props) {
  const me = await requireMe();
  const relay = me.user.staff ? await readRelay(props) : null;
  return relay ? { title: relay.name } : {};
}

export default async function RelayRoute(props: Props) {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const api = await serverApi();
  const [relay, regions] = await Promise.all([
    readRelay(props),
    // The relays matter more than what their regions are called.
    answer(api.GET('/api/supplied-regions', { cache: 'no-store' })).catch(() => []),
  ]);
  if (!relay) notFound();
  return (
    <RelayMessages>
      <RelayPage initial={relay} regions={regions} tenantId={me.tenant?.id ?? null} />
    </RelayMessages>
  );
}
