import { notFound } from 'next/navigation';
import { AccountForm } from '@/features/clouds/account-form';
import { RelayMessages } from '@/i18n/relay-messages';
import { answer } from '@/lib/api';
import { requireMe, serverApi } from '@/lib/api-on-server';

interface Props {
  params: Promise<{ accountId: string }>;
}

async function readAccount({ params }: Props) {
  const { accountId } = await params;
  const api = await serverApi();
  const accounts = await answer(api.GET('/api/provider-accounts', { cache: 'no-store' }));
  return accounts.find(({ id }) => id === accountId);
}

export async function generateMetadata(props: Props) {
  const me = await requireMe();
  const account = me.user.staff ? await readAccount(props) : undefined;
  return account ? { title: account.name } : {};
}

export default async function AccountRoute(props: Props) {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  const account = await readAccount(props);
  if (!account) notFound();
  return (
    <RelayMessages>
      <AccountForm account={account} />
    </RelayMessages>
  );
}
