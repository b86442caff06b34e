import { describe, expect, it } from '@jest/globals';
import { type ProviderAccount, ProviderAccountChange, ProviderAccountInput } from '@tresse/contracts';
import { accountInput, draftOfAccount, emptyAccount, reviveAccount, withoutSecrets } from './account-draft';

const draft = (more: Partial<ReturnType<typeof emptyAccount>>) => ({
  ...emptyAccount(),
  name: ' Ours ',
  ...more,
});
const SECRETS = { token: ' t ', secretKey: 's', applicationSecret: 'a', consumerKey: 'c' };
const SETTINGS = { accessKey: 'k', projectId: 'p', applicationKey: 'ak' };

describe('the draft of an account at a cloud', () => {
  it.each(['hetzner', 'scaleway', 'ovh', 'local'] as const)(
    'asks for what the API takes of %s, and for nothing else',
    (provider) => {
      const input = accountInput(draft({ provider, settings: SETTINGS, secrets: SECRETS }));
      const secrets = provider === 'local' ? { secrets: { provider } } : {};
      expect(() => ProviderAccountInput.parse({ ...secrets, ...input })).not.toThrow();
      expect(input.name).toBe('Ours');
    },
  );

  it('leaves the keys as they are when none is typed', () => {
    const account = {
      name: 'Ours',
      settings: { provider: 'scaleway', accessKey: 'k', projectId: 'p', zones: ['fr-par-1'] },
    } as unknown as ProviderAccount;
    const input = accountInput(draftOfAccount(account));
    expect(input).toEqual({ name: 'Ours', settings: account.settings });
    expect(() => ProviderAccountChange.parse(input)).not.toThrow();
  });

  it('sends all keys of a provider when one is typed', () => {
    const secrets = { ...SECRETS, applicationSecret: '' };
    expect(accountInput(draft({ provider: 'ovh', settings: SETTINGS, secrets })).secrets).toEqual({
      ...{ provider: 'ovh', applicationSecret: '', consumerKey: 'c' },
    });
  });

  it('is kept by the browser without its keys', () => {
    const typed = draft({ provider: 'ovh', settings: SETTINGS, secrets: SECRETS });
    const stored = JSON.parse(JSON.stringify(withoutSecrets(typed)));
    expect(JSON.stringify(stored)).not.toContain(' t ');
    expect(reviveAccount(stored)).toEqual({ ...typed, secrets: emptyAccount().secrets });
    expect([reviveAccount({}), reviveAccount({ ...stored, provider: 'x' })]).toEqual([undefined, undefined]);
  });
});
