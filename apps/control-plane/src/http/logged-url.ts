/** The address of a request as logs may keep it: without the token that lets its holder download a site's image. */
export function loggedUrl(url: string): string {
  return url.replace(/^(\/api\/downloads\/)[^/?#]+/, '$1[redacted]');
}
