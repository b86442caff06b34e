import { notFound } from 'next/navigation';
import { RelayPage } from '@/features/relay/relay-page';
import { FormMessages } from '@/i18n/form-messages';
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
  const relay = await readRelay(props);
  if (!relay) notFound();
  const regions = me.tenant
    ? await answer((await serverApi()).GET('/api/regions', { cache: 'no-store' }))
    : [];
  return (
    <FormMessages>
      <RelayPage relay={relay} regions={regions} />
    </FormMessages>
  );
}
