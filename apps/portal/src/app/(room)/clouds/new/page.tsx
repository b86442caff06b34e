import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountForm } from '@/features/clouds/account-form';
import { RelayMessages } from '@/i18n/relay-messages';
import { requireMe } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('clouds.add-title') };
}

export default async function NewAccountRoute() {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  return (
    <RelayMessages>
      <AccountForm account={null} />
    </RelayMessages>
  );
}
