/**
 * The address of a request as logs may keep it: without a token that lets its holder download an image or a claim, or join
 * a tenant.
 */
export function loggedUrl(url: string): string {
  return url.replace(/^(\/api\/(?:downloads|installs|invitations)\/)[^/?#]+/, '$1[redacted]');
}
