import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ofRelays } from './groups';
import { MoreMessages } from './more-messages';

/** Gives a page about relays, regions or clouds its words. */
export async function RelayMessages({ children }: { children: ReactNode }) {
  return <MoreMessages messages={ofRelays(await getMessages())}>{children}</MoreMessages>;
}
