import { getTranslations } from 'next-intl/server';
import { NewZone } from '@/features/dns/new-zone';

export async function generateMetadata() {
  return { title: (await getTranslations())('dns.add') };
}

export default function NewZoneRoute() {
  return <NewZone />;
}
