import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ofForms } from './groups';
import { MoreMessages } from './more-messages';

/** Gives a page with a site's form its words. */
export async function FormMessages({ children }: { children: ReactNode }) {
  return <MoreMessages messages={ofForms(await getMessages())}>{children}</MoreMessages>;
}
