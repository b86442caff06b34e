/**
 * Which of better-auth's operations anybody may call, as `METHOD path` below /api/auth. The others are behind routes of the
 * contract, which check, lock and write into the audit log, or are not to be had: better-auth alone would let an owner
 * delete a tenant with its sites, and tell whoever has an e-mail address of which invitations it has.
 */
const OPEN: ReadonlySet<string> = new Set([
  'POST /sign-in/email',
  'POST /sign-up/email',
  'POST /sign-out',
  'POST /reset-password',
  'GET /get-session',
]);

export function isOpen(method: string, url: string): boolean {
  const [path = ''] = url.split('?');
  return OPEN.has(`${method} ${path.replace(/^\/api\/auth/, '')}`);
}
