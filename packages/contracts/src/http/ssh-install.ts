import { z } from 'zod';
import { Port } from '../address.js';

/** SHA-256 of a server's host key as OpenSSH shows it (`ssh-keygen -l`). */
export const HostKey = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);

/** How a server is reached over SSH, once. What it takes to sign in is used and forgotten. */
export const SshInstall = z
  .strictObject({
    host: z.string().trim().min(1).max(255),
    port: Port.default(22),
    user: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/)
      .default('root'),
    password: z.string().min(1).max(1_024).optional(),
    /** In OpenSSH's or PEM form. */
    privateKey: z.string().min(1).max(16_384).optional(),
    passphrase: z.string().max(1_024).optional(),
    /** The host key that the server must have; null to be told which it has, and nothing else. */
    hostKey: HostKey.nullable().default(null),
  })
  .refine(({ hostKey, password, privateKey }) => hostKey === null || password || privateKey, {
    path: ['password'],
  });
export type SshInstall = z.infer<typeof SshInstall>;

/** The server's host key, and whether the installation has begun there. */
export const SshInstallAnswer = z.object({ hostKey: HostKey, started: z.boolean() });
export type SshInstallAnswer = z.infer<typeof SshInstallAnswer>;
