/** The address of a request as logs may keep it: without a token that lets its holder download an image or a claim. */
export function loggedUrl(url: string): string {
  return url.replace(/^(\/api\/(?:downloads|installs)\/)[^/?#]+/, '$1[redacted]');
}
