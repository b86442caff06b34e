import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ZonesPage } from '@/features/dns/zones-page';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('dns.title') };
}

export default async function ZonesRoute() {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  return <ZonesPage zones={await answer((await serverApi()).GET('/api/dns-zones', { cache: 'no-store' }))} />;
}
