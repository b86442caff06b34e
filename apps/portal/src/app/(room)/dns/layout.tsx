import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { SettingsMessages } from '@/i18n/settings-messages';
import { requireMe } from '@/lib/api-on-server';

export default async function DnsLayout({ children }: { children: ReactNode }) {
  const me = await requireMe();
  if (!me.user.staff) notFound();
  return <SettingsMessages>{children}</SettingsMessages>;
}
