/**
 * The policy of every page (W3C CSP Level 3). Scripts: only those that carry this request's nonce, and what they load.
 * Styles may be inline: the scroll lock of dialogs and the toasts insert `<style>` at run time, and a style can't
 * reach another origin here, because images, fonts and connections stay on our own.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
