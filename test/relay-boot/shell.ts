import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandResult, type RunOptions, runToEnd } from '@tresse/lab';
import { ran } from '../relay/bare-root.js';
import type { Host } from '../relay/hardware.js';

/** Who may log in on Debian's machines in a cloud, and become root. */
export const USER = 'debian';

/** A key pair for logging in. */
export interface Key {
  /** Of the private part. */
  file: string;
  privateKey: string;
  publicKey: string;
}

export async function makeKey(folder: string): Promise<Key> {
  const file = join(folder, 'key');
  await ran(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file]);
  const [privateKey, publicKey] = await Promise.all([
    readFile(file, 'utf8'),
    readFile(`${file}.pub`, 'utf8'),
  ]);
  return { file, privateKey, publicKey: publicKey.trim() };
}

/** Runs a program as root on the machine at an address, which lets its owner in by now. */
export function runOver(key: Key, address: string): Host['exec'] {
  const options = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'LogLevel=ERROR',
    'BatchMode=yes',
  ];
  const environment = [
    'LC_ALL=C.UTF-8',
    'DEBIAN_FRONTEND=noninteractive',
    'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
  ];
  return (argv: readonly string[], how?: RunOptions): Promise<CommandResult> => {
    // What sshd is given goes through a shell there.
    const words = ['sudo', '-n', 'env', ...environment, ...argv].map(
      (word) => `'${word.replaceAll("'", "'\\''")}'`,
    );
    return runToEnd(
      [
        'ssh',
        '-i',
        key.file,
        ...options.flatMap((one) => ['-o', one]),
        `${USER}@${address}`,
        words.join(' '),
      ],
      how,
    );
  };
}
