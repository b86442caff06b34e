import type { Route } from '@tresse/contracts';
import type { z } from 'zod';
import { LabError } from '../lab-error.js';

type Part = 'params' | 'query' | 'body';

/** What a caller gives to a route: its params, query and body, as far as it has them. */
export type RouteCall<R extends Route> = {
  [P in Part as R[P] extends z.ZodType ? P : never]: R[P] extends z.ZodType ? z.input<R[P]> : never;
};

/** Who signs up, with the organisation that is made for them. */
export interface Person {
  name: string;
  email: string;
  password: string;
  organization: string;
}

/** Somebody who uses the control plane without a browser: keeps cookies, and speaks the routes of the contract. */
export class ApiSession {
  private readonly cookies = new Map<string, string>();

  /** @param portalUrl where the portal answers; it hands `/api` on to the control plane */
  constructor(readonly portalUrl: string) {}

  /** Makes the person and their organisation. Throws LabError `api.refused`. */
  async signUp(person: Person): Promise<void> {
    await this.send('POST', '/api/auth/sign-up/email', person);
  }

  /** Throws LabError `api.refused`. */
  async signIn({ email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
    await this.send('POST', '/api/auth/sign-in/email', { email, password });
  }

  /** Calls a route and checks its answer. Throws LabError `api.refused` with the code and the sentence of the problem. */
  async call<R extends Route>(route: R, given: RouteCall<R>): Promise<z.output<R['response']>> {
    const { params, query, body } = given as { [P in Part]?: unknown };
    const values = new Map(Object.entries(params ?? {}));
    const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(values.get(name))),
    );
    const search = new URLSearchParams(
      Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const answer = await this.send(route.method, search.size > 0 ? `${path}?${search}` : path, body);
    return route.response.parse(answer) as z.output<R['response']>;
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.portalUrl + path, {
      method,
      headers: {
        origin: this.portalUrl,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new LabError('api.refused', `${method} ${path}: ${response.status} ${text}`);
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}
