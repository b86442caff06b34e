import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Me, Problem } from '@tresse/contracts';
import { createAuthClient } from 'better-auth/client';
import { readConfig } from '../src/config.js';
import { Database } from '../src/database/index.js';
import { staffCommand } from '../src/staff/index.js';
import { type Booted, boot } from './boot.js';
import { Browser, PASSWORD, signUp } from './person.js';

describe('accounts', () => {
  let booted: Booted;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
  }, 60_000);
  afterAll(() => booted?.stop());

  it('tells nobody nothing about who is signed in', async () => {
    expect(await new Browser(booted.url).call('GET', '/api/me')).toEqual({ status: 200, body: null });
  });

  it('makes the person and the tenant in one sign-up, as its owner', async () => {
    const ana = await signUp(booted, { email: 'Ana@example.org', organization: 'Ferme des Prés' });
    const me = await ana.call('GET', '/api/me');
    expect(me.body).toMatchObject({
      user: { email: 'ana@example.org', staff: false },
      tenant: { name: 'Ferme des Prés', role: 'owner' },
      demo: false,
    });
  });

  it('signs out and in again, into the same tenant', async () => {
    const browser = await signUp(booted, { email: 'bo@example.org', organization: 'Atelier Bo' });
    const before = await browser.call('GET', '/api/me');
    await browser.call('POST', '/api/auth/sign-out', {});
    expect((await browser.call('GET', '/api/me')).body).toBeNull();
    const answer = await browser.call('POST', '/api/auth/sign-in/email', {
      email: 'bo@example.org',
      password: PASSWORD,
    });
    expect(answer.status).toBe(200);
    expect((await browser.call('GET', '/api/me')).body).toEqual(before.body);
  });

  it('makes the configured address platform staff, and no other', async () => {
    const staff = await signUp(booted, { email: 'staff@example.org' });
    expect((await staff.call('GET', '/api/me')).body).toMatchObject({ user: { staff: true } });
    const browser = new Browser(booted.url);
    await browser.call('POST', '/api/auth/sign-up/email', {
      name: 'Mallory',
      email: 'mallory@example.org',
      password: PASSWORD,
      staff: true,
    });
    const me = await browser.call('GET', '/api/me');
    expect(me.body).not.toMatchObject({ user: { staff: true } });
  });

  it('gives a lost password back by a link from the host: once, and every session ends', async () => {
    const browser = await signUp(booted, { email: 'dee@example.org' });
    const make = async () => {
      const said = await staffCommand(['password', 'Dee@example.org'], booted.config);
      return /^http:\/\/localhost:3000\/password\/([\w-]{43})\n/.exec(said)?.[1];
    };
    const former = await make();
    const token = await make();
    const reset = (with_: string | undefined, newPassword: string) =>
      new Browser(booted.url).call('POST', '/api/auth/reset-password', { token: with_, newPassword });
    const ended = { status: 410, body: { code: 'auth.link-ended' } };
    expect(await reset(former, 'another battery')).toMatchObject(ended);
    expect(await reset(token, 'short')).toMatchObject({ body: { code: 'auth.password-short' } });
    expect(await reset(token, 'another battery')).toMatchObject({ status: 200 });
    expect(await reset(token, 'a third battery')).toMatchObject(ended);
    expect((await browser.call('GET', '/api/me')).body).toBeNull();
    const signIn = (password: string) =>
      browser.call('POST', '/api/auth/sign-in/email', { email: 'dee@example.org', password });
    expect(await signIn(PASSWORD)).toMatchObject({ status: 401 });
    expect(await signIn('another battery')).toMatchObject({ status: 200 });
    await expect(staffCommand(['password', 'nobody@example.org'], booted.config)).rejects.toThrow(
      /sign up first/,
    );
    await expect(staffCommand(['password'], booted.config)).rejects.toThrow(/Usage/);
    expect(
      await browser.call('POST', '/api/auth/request-password-reset', { email: 'dee@example.org' }),
    ).toMatchObject({
      status: 404,
    });
  });

  it('makes and unmakes staff of whom the host’s command names, at once and on the record', async () => {
    const cy = await signUp(booted, { email: 'cy@example.org' });
    const isStaff = async () => ((await cy.call('GET', '/api/me')).body as NonNullable<Me>).user.staff;
    const staff = (...words: string[]) => staffCommand(words, booted.config);
    expect(await staff('grant', 'Cy@example.org')).toMatch(/platform staff now/);
    expect(await isStaff()).toBe(true);
    expect((await staff('list')).split('\n')).toContain('cy@example.org');
    expect(await staff('revoke', 'cy@example.org')).toMatch(/no platform staff/);
    expect(await isStaff()).toBe(false);
    await expect(staff('grant', 'nobody@example.org')).rejects.toThrow(/sign up first/);
    await expect(staff('grant')).rejects.toThrow(/Usage/);
    const audit = await booted.app
      .get(Database)
      .forPlatform('staff', (tx) => tx.auditEntry.findMany({ where: { subject: 'cy@example.org' } }));
    expect(audit.map(({ action }) => action).sort()).toEqual(['staff.grant', 'staff.revoke']);
  });

  it.each([
    ['https://tresse.example.org', false],
    ['http://192.0.2.1:3000', false],
    ['http://localhost.example.org', false],
    ['http://localhost:3000', true],
    ['http://127.0.0.1:3000', true],
    ['http://[::1]:3000', true],
  ])('lets a staff account be named beforehand for the portal %s: %s', (TRESSE_PUBLIC_URL, allowed) => {
    const read = () => readConfig({ TRESSE_PUBLIC_URL, TRESSE_STAFF_EMAIL: 'staff@example.org' });
    if (allowed) expect(read().staffEmail).toBe('staff@example.org');
    else expect(read).toThrow(/TRESSE_STAFF_EMAIL.*loopback only/);
  });

  it('asks for a sign-in where one is needed, as problem details', async () => {
    const response = await new Browser(booted.url).fetch('GET', '/api/sites');
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ code: 'auth.required', status: 401 });
  });

  it.each<[string, string, unknown, number, string, string[]]>([
    ['wrong credentials', 'sign-in', { password: 'wrong password' }, 401, 'auth.wrong-credentials', []],
    ['an e-mail that is taken', 'sign-up', { name: 'Bo' }, 409, 'auth.e-mail-taken', []],
    ['a password of nine', 'sign-up', { password: 'nine char' }, 400, 'auth.password-short', []],
    ['a password without end', 'sign-up', { password: 'x'.repeat(129) }, 400, 'auth.password-long', []],
    ['an e-mail that is none', 'sign-in', { email: 'bo' }, 400, 'auth.e-mail-invalid', []],
    ['a field of another type', 'sign-in', { password: 3 }, 400, 'request.invalid', ['password']],
    ['a text that cannot be kept', 'sign-up', { name: 'B\0' }, 400, 'request.invalid', ['name']],
  ])('refuses %s as problem details in both languages', async (_, path, change, status, code, fields) => {
    const body = { name: 'Bo', email: 'bo@example.org', password: PASSWORD, ...(change as object) };
    const response = await new Browser(booted.url).fetch('POST', `/api/auth/${path}/email`, body);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({ status, code, instance: `/api/auth/${path}/email` });
    expect(response.status).toBe(status);
    expect(problem.message.fr).not.toBe(problem.message.en);
    expect((problem.fields ?? []).map((field) => field.path)).toEqual(fields);
  });

  it('is understood by better-auth’s own client', async () => {
    const client = createAuthClient({ baseURL: booted.url, basePath: '/api/auth' });
    const { error } = await client.signIn.email(
      { email: 'bo@example.org', password: 'wrong password' },
      { headers: { origin: 'http://localhost:3000' } },
    );
    expect(error).toMatchObject({ status: 401, code: 'auth.wrong-credentials' });
  });

  it('answers a flood of sign-ins with problem details, and goes on working', async () => {
    const browser = new Browser(booted.url);
    const attempts = Array.from({ length: 1_000 }, () =>
      browser.call('POST', '/api/auth/sign-in/email', {
        email: 'bo@example.org',
        password: 'wrong password',
      }),
    );
    const answers = await Promise.all(attempts);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.every((answer) => answer.status === 401 || answer.status === 429)).toBe(true);
    expect(refused.length).toBeGreaterThan(900);
    expect(refused[0]?.body).toMatchObject({ code: 'auth.too-many', status: 429 });
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
  }, 60_000);

  it('describes itself as OpenAPI 3.1', async () => {
    const answer = await new Browser(booted.url).call('GET', '/api/openapi.json');
    expect(answer.body).toMatchObject({ openapi: '3.1.0', paths: { '/api/sites': { post: {} } } });
  });

  it('answers an unknown address and an unreadable body with problem details', async () => {
    const browser = new Browser(booted.url);
    expect(await browser.call('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});
