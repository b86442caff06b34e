import { z } from 'zod';
import { Id, Instant, Sha256 } from '../id.js';
import { InstallReport } from '../relay-install.js';
import { route } from './route.js';
import { SshInstall, SshInstallAnswer } from './ssh-install.js';

/** What an installer's addresses carry in place of a session: 256 bits that nobody can guess. */
const InstallToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const relayParams = z.strictObject({ relayId: Id });
const tokenParams = z.strictObject({ token: InstallToken });

/** A command that makes a server the relay. */
export const InstallCommand = z.object({
  /** One line, to be run as root on the server. */
  command: z.string(),
  expiresAt: Instant,
});
export type InstallCommand = z.infer<typeof InstallCommand>;

/** The agent's Debian package, as it is downloaded at `/api/packages/<sha256>.deb`. */
export const PackageFile = z.object({ name: z.string(), sha256: Sha256, bytes: z.int() });
export type PackageFile = z.infer<typeof PackageFile>;

/** How a server becomes a relay. */
export const installRoutes = {
  createInstallCommand: route({
    method: 'POST',
    path: '/api/relays/:relayId/install',
    summary: 'A command that makes a Debian server the relay; it ends former ones and former claims',
    access: 'staff',
    params: relayParams,
    response: InstallCommand,
    status: 201,
    errors: ['not-found', 'relay.ordered', 'relay.no-package', 'relay.install-insecure'],
  }),
  installBySsh: route({
    method: 'POST',
    path: '/api/relays/:relayId/install-by-ssh',
    summary: 'Make a Debian server the relay over SSH; without a host key, only ask the server for its own',
    access: 'staff',
    params: relayParams,
    body: SshInstall,
    response: SshInstallAnswer,
    status: 202,
    errors: [
      'not-found',
      'relay.ordered',
      'relay.no-package',
      'ssh.unreachable',
      'ssh.refused',
      'ssh.host-key',
      'ssh.private-key',
      'ssh.not-debian',
      'ssh.no-root',
    ],
  }),
  getInstallScript: route({
    method: 'GET',
    path: '/api/installs/:token',
    summary: 'The script behind an install command, with a fresh claim',
    access: 'public',
    params: tokenParams,
    response: z.string(),
    mediaType: 'text/x-shellscript',
    errors: ['not-found', 'auth.too-many', 'relay.no-package'],
  }),
  reportInstall: route({
    method: 'POST',
    path: '/api/installs/:token/reports',
    summary: 'An installer tells how far it is, or why it failed',
    access: 'public',
    params: tokenParams,
    body: InstallReport,
    response: z.object({}),
    errors: ['not-found', 'auth.too-many'],
  }),
  getNewestPackage: route({
    method: 'GET',
    path: '/api/packages',
    summary: 'The agent’s newest Debian package; null where the operator has made none',
    access: 'public',
    response: z.object({ newest: PackageFile.nullable() }),
  }),
  downloadPackage: route({
    method: 'GET',
    path: '/api/packages/:file',
    summary: 'The agent’s Debian package, by its SHA-256',
    access: 'public',
    params: z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}\.deb$/) }),
    response: z.string(),
    mediaType: 'application/vnd.debian.binary-package',
    errors: ['not-found'],
  }),
} as const;
