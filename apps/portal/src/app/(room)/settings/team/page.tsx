import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TeamPage } from '@/features/team/team-page';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('team.title') };
}

export default async function TeamRoute() {
  const { tenant, user } = await requireMe();
  if (!tenant) notFound();
  const team = await answer((await serverApi()).GET('/api/team', { cache: 'no-store' }));
  return <TeamPage initial={team} tenant={tenant} userId={user.id} />;
}
