import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ofSettings } from './groups';
import { MoreMessages } from './more-messages';

/** Gives a page of the organisation's settings, or about names in the DNS, its words. */
export async function SettingsMessages({ children }: { children: ReactNode }) {
  return <MoreMessages messages={ofSettings(await getMessages())}>{children}</MoreMessages>;
}
