import { type ApiClient, createApiClient } from '@tresse/api-client';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ApiProblem, answer } from './api';
import { apiUrl } from './api-url';

/** The API as a page's first rendering calls it: directly, in the name of who asked for the page. */
export async function serverApi(): Promise<ApiClient> {
  return createApiClient(apiUrl(), { cookie: (await cookies()).toString() });
}

/** Who asks for this page, or null; asked once a request. */
export const getMe = cache(async () => answer((await serverApi()).GET('/api/me', { cache: 'no-store' })));

/** Who asks for this page; sends them to sign in, and back here afterwards, when nobody is signed in. */
export async function requireMe() {
  const me = await getMe();
  if (!me) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get('x-path') ?? '/sites')}`);
  return me;
}

/** What an invitation's link leads to; null when it has ended, or never was. */
export async function readInvitation(secret: string) {
  const api = await serverApi();
  const at = { params: { path: { secret } }, cache: 'no-store' } as const;
  return orNothing(answer(api.GET('/api/invitations/{secret}', at)));
}

/** The answer, or null where there is nothing under that address, or nothing any more. Throws ApiProblem otherwise. */
export async function orNothing<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ApiProblem && [400, 404, 410].includes(error.status)) return null;
    throw error;
  }
}
