import { createHash } from 'node:crypto';
import type { ErrorCode, SshInstall } from '@tresse/contracts';
import { Client, type ClientChannel } from 'ssh2';
import { ApiError } from '../../http/index.js';

const READY_MS = 20_000;
/** Kept of what a program says, in characters. */
const TAIL = 4_000;

/** How a program on the server ended, and the end of what it said. */
export interface Ended {
  /** Null when the connection broke, or a signal ended it. */
  code: number | null;
  said: string;
}

/** A server that somebody is signed in to. */
export interface Connection {
  /** Runs a line of shell to its end. */
  run(line: string, input?: string): Promise<Ended>;
  end(): void;
}

/** The host key that a server shows. @throws ApiError `ssh.unreachable` */
export function hostKeyOf({ host, port, user }: SshInstall): Promise<string> {
  const client = new Client();
  return new Promise((resolve, reject) => {
    let seen: string | undefined;
    client.on('error', () => (seen ? resolve(seen) : reject(new ApiError('ssh.unreachable'))));
    client.on('close', () => (seen ? resolve(seen) : reject(new ApiError('ssh.unreachable'))));
    client.connect({
      ...{ host, port, username: user, readyTimeout: READY_MS },
      hostVerifier: (key: Buffer) => {
        seen = fingerprint(key);
        return false;
      },
    });
  });
}

/**
 * Signs in to the server that has this host key. What failed is told by its code alone: an error of the client's may hold
 * what it was given.
 *
 * @throws ApiError `ssh.unreachable`, `ssh.refused`, `ssh.host-key`, `ssh.private-key`
 */
export function signIn(server: SshInstall, expected: string): Promise<Connection> {
  const { host, port, user: username, password, privateKey, passphrase } = server;
  const client = new Client();
  return new Promise((resolve, reject) => {
    const refuse = (code: ErrorCode) => {
      client.destroy();
      reject(new ApiError(code));
    };
    let isForeign = false;
    client.on('ready', () => resolve(connection(client)));
    client.on('error', ({ level }: Error & { level?: string }) =>
      refuse(
        isForeign ? 'ssh.host-key' : level === 'client-authentication' ? 'ssh.refused' : 'ssh.unreachable',
      ),
    );
    client.on('close', () => refuse(isForeign ? 'ssh.host-key' : 'ssh.unreachable'));
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) =>
      answer(prompts.map(() => password ?? '')),
    );
    try {
      client.connect({
        ...{ host, port, username, readyTimeout: READY_MS, keepaliveInterval: 15_000 },
        ...(password === undefined ? {} : { password, tryKeyboard: true }),
        ...(privateKey === undefined ? {} : { privateKey }),
        ...(passphrase === undefined ? {} : { passphrase }),
        hostVerifier: (key: Buffer) => {
          isForeign = fingerprint(key) !== expected;
          return !isForeign;
        },
      });
    } catch {
      refuse('ssh.private-key');
    }
  });
}

function connection(client: Client): Connection {
  return {
    end: () => client.end(),
    run: (line, input = '') =>
      new Promise((resolve) => {
        let said = '';
        let code: number | null = null;
        const broken = () => resolve({ code: null, said });
        client.once('close', broken);
        const keep = (text: Buffer) => {
          said = (said + text.toString('utf8')).slice(-TAIL);
        };
        const follow = (error: Error | undefined, channel: ClientChannel) => {
          if (error) return broken();
          channel.on('data', keep).stderr.on('data', keep);
          channel.on('exit', (status: number | null) => {
            code = status;
          });
          channel.on('close', () => {
            client.off('close', broken);
            resolve({ code, said });
          });
          channel.end(input);
        };
        client.exec(line, follow);
      }),
  };
}

/** As OpenSSH shows it: SHA-256 in base64 without padding (RFC 4648 §3.2). */
function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
