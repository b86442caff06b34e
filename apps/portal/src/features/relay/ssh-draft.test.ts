import { describe, expect, it } from '@jest/globals';
import { SshInstall } from '@tresse/contracts';
import { firstSsh, sshInput } from './ssh-draft';

const HOST_KEY = `SHA256:${'a'.repeat(43)}`;
const typed = { ...firstSsh(' 203.0.113.7 '), password: 'p', privateKey: 'k', passphrase: 'w' };

describe('a server reached over SSH', () => {
  it('is asked for its own key before anything secret is sent', () => {
    const asked = sshInput(typed, null);
    expect(asked).toEqual({ host: '203.0.113.7', port: 22, user: 'root', hostKey: null });
    expect(SshInstall.parse(asked)).toEqual(asked);
  });

  it('is signed in to with the password or with the key, not with both', () => {
    expect(Object.keys(sshInput({ ...typed, by: 'password' }, HOST_KEY))).not.toContain('privateKey');
    expect(Object.keys(sshInput({ ...typed, by: 'key' }, HOST_KEY))).not.toContain('password');
    expect(SshInstall.safeParse(sshInput({ ...typed, by: 'key' }, HOST_KEY)).success).toBe(true);
    expect(SshInstall.safeParse(sshInput({ ...typed, privateKey: '' }, HOST_KEY)).success).toBe(false);
  });
});
