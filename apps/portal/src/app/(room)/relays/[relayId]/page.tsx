import { notFound } from 'next/navigation';
import { getMessages } from 'next-intl/server';
import { RelayPage } from '@/features/relay/relay-page';
import { ofRelay } from '@/i18n/groups';
import { MoreMessages } from '@/i18n/more-messages';
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
  const [relay, regions, messages] = await Promise.all([
    readRelay(props),
    me.tenant ? answer(api.GET('/api/regions', { cache: 'no-store' })) : [],
    getMessages(),
  ]);
  if (!relay) notFound();
  return (
    <MoreMessages messages={ofRelay(messages)}>
      <RelayPage relay={relay} regions={regions} />
    </MoreMessages>
  );
}
