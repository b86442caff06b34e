import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, Me, NewInvitation, OwnTenant, Team, TenantRole } from '@tresse/contracts';
import { type Booted, boot } from './boot.js';
import { Fleet } from './fleet.js';
import { Browser, PASSWORD, signUp } from './person.js';

describe('a team', () => {
  let booted: Booted;
  let fleet: Fleet;
  let owner: Browser;
  let stranger: Browser;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    owner = await signUp(booted, { email: 'owner@example.org', organization: 'Ferme' });
    stranger = await signUp(booted, { email: 'stranger@example.org', organization: 'Elsewhere' });
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const teamOf = async (browser: Browser) => (await browser.call('GET', '/api/team')).body as Team;
  const meOf = async (browser: Browser) => (await browser.call('GET', '/api/me')).body as Me | null;
  const invite = async (email: string, role: TenantRole = 'viewer', by = owner) => {
    const { status, body } = await by.call('POST', '/api/team/invitations', { email, role });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as NewInvitation;
  };
  const secretOf = ({ link }: NewInvitation) => link.split('/').at(-1) ?? '';
  const signUpWith = async (email: string, invitation: string): Promise<Browser> => {
    const browser = new Browser(booted.url);
    const form = { name: 'New', email, password: PASSWORD, organization: 'My own', invitation };
    expect(await browser.call('POST', '/api/auth/sign-up/email', form)).toMatchObject({ status: 200 });
    return browser;
  };
  const joinAs = async (email: string, role: TenantRole) => {
    const browser = await signUpWith(email, secretOf(await invite(email, role)));
    const member = (await teamOf(owner)).members.find((one) => one.email === email);
    return { browser, path: `/api/team/members/${member?.id}` };
  };
  const actions = async () => {
    const { body } = await owner.call('GET', '/api/audit');
    return (body as { items: AuditEntry[] }).items.map(({ action, subject }) => `${action} ${subject}`);
  };

  it('begins with its owner alone', async () => {
    const { members, invitations } = await teamOf(owner);
    expect(members).toMatchObject([{ name: 'Ana Morel', email: 'owner@example.org', role: 'owner' }]);
    expect(invitations).toEqual([]);
    expect(await new Browser(booted.url).call('GET', '/api/team')).toMatchObject({ status: 401 });
  });

  it('is joined at sign-up by whoever has the link and the address, without a tenant of their own', async () => {
    const invitation = await invite('Vi@example.org');
    expect(invitation.link).toMatch(/^http:\/\/localhost:3000\/invitation\/[0-9a-f-]{36}$/);
    const secret = secretOf(invitation);
    const open = JSON.stringify(await teamOf(owner));
    expect(open).toContain('vi@example.org');
    expect(open).not.toContain(secret);
    const seen = await new Browser(booted.url).call('GET', `/api/invitations/${secret}`);
    expect(seen.body).toMatchObject({ tenant: 'Ferme', email: 'vi@example.org', inviter: 'Ana Morel' });

    const vi = await signUpWith('vi@example.org', secret);
    expect((await meOf(vi))?.tenant).toMatchObject({ name: 'Ferme', role: 'viewer' });
    expect((await vi.call('GET', '/api/tenants')).body).toHaveLength(1);
    expect((await teamOf(vi)).members).toHaveLength(2);
    expect(await vi.call('GET', `/api/invitations/${secret}`)).toMatchObject({ status: 410 });
    expect(await actions()).toEqual(['team.join vi@example.org', 'team.invite vi@example.org']);
  });

  it('is not joined under another address, with an invitation that has ended, or with a guess', async () => {
    const invitation = await invite('later@example.org');
    const secret = secretOf(invitation);
    const eve = await signUpWith('eve@example.org', secret);
    expect((await meOf(eve))?.tenant?.name).toBe('My own');
    const accept = (by: Browser, which = secret) => by.call('POST', `/api/invitations/${which}/accept`);
    expect(await accept(eve)).toMatchObject({ status: 403, body: { code: 'invitation.other-person' } });
    expect(await accept(new Browser(booted.url))).toMatchObject({ status: 401 });
    expect(await accept(eve, '11111111-1111-4111-8111-111111111111')).toMatchObject({ status: 410 });
    expect(await accept(eve, 'guess')).toMatchObject({ status: 404 });

    const again = secretOf(await invite('later@example.org'));
    expect(await eve.call('GET', `/api/invitations/${secret}`)).toMatchObject({ status: 410 });
    await fleet.rows(`UPDATE tenant_invitation SET expires_at = now() WHERE id = $1`, again);
    const late = await signUpWith('later@example.org', again);
    expect((await meOf(late))?.tenant?.name).toBe('My own');
    expect(await accept(late, again)).toMatchObject({ status: 410, body: { code: 'invitation.ended' } });
  });

  it('is joined by somebody who has a tenant already, and who goes from one to the other', async () => {
    const secret = secretOf(await invite('stranger@example.org', 'admin'));
    expect(await stranger.call('POST', `/api/invitations/${secret}/accept`)).toMatchObject({ status: 200 });
    expect((await meOf(stranger))?.tenant).toMatchObject({ name: 'Ferme', role: 'admin' });
    const tenants = (await stranger.call('GET', '/api/tenants')).body as OwnTenant[];
    expect(tenants.map(({ name, active }) => [name, active])).toEqual([
      ['Elsewhere', false],
      ['Ferme', true],
    ]);
    const choose = (by: Browser, tenantId: string | undefined) => by.call('PUT', '/api/tenant', { tenantId });
    expect(await choose(stranger, tenants[0]?.id)).toMatchObject({ status: 200 });
    expect((await meOf(stranger))?.tenant).toMatchObject({ name: 'Elsewhere', role: 'owner' });
    expect(await choose(owner, tenants[0]?.id)).toMatchObject({ status: 404 });
    expect(
      await owner.call('POST', '/api/team/invitations', { email: 'vi@example.org', role: 'viewer' }),
    ).toMatchObject({ status: 409, body: { code: 'team.already-member' } });
  });

  it('has its open invitations called back by those who may invite', async () => {
    const invitation = await invite('back@example.org', 'owner');
    const path = `/api/team/invitations/${invitation.handle}`;
    expect(await stranger.call('DELETE', path)).toMatchObject({ status: 404 });
    const { browser: admin } = await joinAs('admin@example.org', 'admin');
    expect(await admin.call('DELETE', path)).toMatchObject({ status: 403 });
    expect(await owner.call('DELETE', path)).toMatchObject({ status: 200 });
    expect(await owner.call('DELETE', path)).toMatchObject({ status: 404 });
    expect(await owner.call('GET', `/api/invitations/${secretOf(invitation)}`)).toMatchObject({
      status: 410,
    });
  });

  it('lets nobody rise above their own role', async () => {
    const { browser: admin, path } = await joinAs('second@example.org', 'admin');
    const { browser: viewer } = await joinAs('third@example.org', 'viewer');
    const [first] = (await teamOf(owner)).members;
    const owners = `/api/team/members/${first?.id}`;
    const body = { email: 'x@example.org', role: 'owner' };
    for (const [by, method, at, asked] of [
      [admin, 'POST', '/api/team/invitations', body],
      [admin, 'PUT', path, { role: 'owner' }],
      [admin, 'PUT', owners, { role: 'viewer' }],
      [admin, 'DELETE', owners, undefined],
      [viewer, 'POST', '/api/team/invitations', { ...body, role: 'viewer' }],
      [viewer, 'PUT', path, { role: 'viewer' }],
      [viewer, 'DELETE', path, undefined],
    ] as const) {
      expect(await by.call(method, at, asked)).toMatchObject({
        status: 403,
        body: { code: 'auth.forbidden' },
      });
    }
    expect((await teamOf(viewer)).invitations).toEqual([]);
    expect(await owner.call('PUT', path, { role: 'viewer' })).toMatchObject({ body: { role: 'viewer' } });
    expect(await admin.call('POST', '/api/webhooks', {})).toMatchObject({ status: 403 });
  });

  it('loses a member at once, with every session there, and of another tenant nobody', async () => {
    const { browser, path } = await joinAs('gone@example.org', 'viewer');
    for (const method of ['PUT', 'DELETE']) {
      expect(await stranger.call(method, path, { role: 'viewer' })).toMatchObject({ status: 404 });
    }
    expect(await owner.call('DELETE', path)).toMatchObject({ status: 200 });
    expect(await browser.call('GET', '/api/sites')).toMatchObject({ status: 401 });
    expect(await owner.call('DELETE', path)).toMatchObject({ status: 404 });
    const credentials = { email: 'gone@example.org', password: PASSWORD };
    await browser.call('POST', '/api/auth/sign-in/email', credentials);
    expect((await meOf(browser))?.tenant).toMatchObject({ name: 'New', role: 'owner' });
  });

  it('keeps an owner, even when two take each other out at once', async () => {
    const [first] = (await teamOf(owner)).members;
    const own = `/api/team/members/${first?.id}`;
    for (const [method, body] of [
      ['DELETE', undefined],
      ['PUT', { role: 'viewer' }],
    ] as const) {
      expect(await owner.call(method, own, body)).toMatchObject({
        status: 409,
        body: { code: 'team.last-owner' },
      });
    }
    const { browser: other, path } = await joinAs('coowner@example.org', 'owner');
    const both = await Promise.all([owner.call('DELETE', path), other.call('DELETE', own)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await fleet.rows<{ count: string }>(
      `SELECT count(*) FROM tenant_member m JOIN tenant t ON t.id = m.tenant_id
       WHERE t.name = 'Ferme' AND m.role = 'owner'`,
    );
    expect(Number(left[0]?.count)).toBe(1);
  });

  it('cannot be changed past the contract’s routes', async () => {
    for (const path of [
      'organization/delete',
      'organization/invite-member',
      'organization/set-active',
      'update-user',
    ]) {
      expect(await stranger.call('POST', `/api/auth/${path}`, {})).toMatchObject({ status: 404 });
    }
    for (const path of ['organization/list-user-invitations', 'organization/list-members', 'ok']) {
      expect(await stranger.call('GET', `/api/auth/${path}`)).toMatchObject({ status: 404 });
    }
  });
});
