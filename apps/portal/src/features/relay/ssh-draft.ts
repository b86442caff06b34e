/** How a server is reached over SSH, as it is being typed; nothing of it is kept by the browser. */
import type { SshInstall } from '@tresse/contracts';
import { whole } from '../site-form/typed';

export interface SshDraft {
  host: string;
  port: string;
  user: string;
  /** By which of the two one signs in. */
  by: 'password' | 'key';
  password: string;
  privateKey: string;
  passphrase: string;
}

export function firstSsh(host: string): SshDraft {
  return { host, port: '22', user: 'root', by: 'key', password: '', privateKey: '', passphrase: '' };
}

/**
 * What the draft asks of the API.
 * @param hostKey the server's, once a person has said that it is the right one; null to be told it
 */
export function sshInput(draft: SshDraft, hostKey: string | null): SshInstall {
  const { host, port, user, by, password, privateKey, passphrase } = draft;
  // What is no number goes as it is: the server has a sentence for it.
  const reach = { host: host.trim(), port: whole(port) as number, user: user.trim(), hostKey };
  if (hostKey === null) return reach;
  if (by === 'password') return { ...reach, ...(password && { password }) };
  return { ...reach, ...(privateKey && { privateKey }), ...(passphrase && { passphrase }) };
}
