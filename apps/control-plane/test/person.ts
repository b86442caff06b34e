import { randomUUID } from 'node:crypto';
import type { Booted } from './boot.js';

/** Somebody with a browser: keeps cookies, speaks JSON. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await this.fetch(method, path, body);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async fetch(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: 'http://localhost:3000',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value.join('='));
    }
    return response;
  }
}

export const PASSWORD = 'correct horse battery';

/** Signs somebody up with a tenant of their own and returns their browser. */
export async function signUp(
  booted: Pick<Booted, 'url'>,
  person: { email?: string; organization?: string } = {},
): Promise<Browser> {
  const browser = new Browser(booted.url);
  const answer = await browser.call('POST', '/api/auth/sign-up/email', {
    name: 'Ana Morel',
    email: person.email ?? `${randomUUID()}@example.org`,
    password: PASSWORD,
    organization: person.organization ?? 'Boulangerie Morel',
  });
  if (answer.status !== 200) throw new Error(`sign-up answered ${JSON.stringify(answer)}`);
  return browser;
}
