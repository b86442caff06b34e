import { notFound } from 'next/navigation';
import { ZonePage } from '@/features/dns/zone-page';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

interface Props {
  params: Promise<{ zoneId: string }>;
}

async function readZone({ params }: Props) {
  const { zoneId } = await params;
  const zones = await answer((await serverApi()).GET('/api/dns-zones', { cache: 'no-store' }));
  return zones.find(({ id }) => id === zoneId);
}

export async function generateMetadata(props: Props) {
  const me = await requireMe();
  const zone = me.user.staff ? await readZone(props) : undefined;
  return zone ? { title: zone.name } : {};
}

export default async function ZoneRoute(props: Props) {
  const me = await requireMe();
  const zone = me.user.staff ? await readZone(props) : undefined;
  if (!zone) notFound();
  return <ZonePage initial={zone} />;
}
