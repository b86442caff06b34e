import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FleetPage } from '@/features/fleet/fleet-page';
import { requireMe } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('fleet.title') };
}

export default async function FleetRoute() {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  return <FleetPage tenantId={me.tenant?.id ?? null} />;
}
