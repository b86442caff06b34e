/**
 * The path to return to after signing in, from `?next=`; only a path of this portal, so that a link can't lead a
 * person who has just typed a password to another site.
 */
export function nextPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || /^\/[/\\]/.test(wanted) || /[\s\\]/.test(wanted)) return '/sites';
  return wanted;
}
