import { join } from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const repository = join(import.meta.dirname, '../..');

/** Headers of every answer; the content security policy carries a nonce and is set in src/proxy.ts. */
const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  // Server-sent events must leave at once; a compressor would hold them back. The reverse proxy in front compresses.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // A live stream may be silent between two samples of an unwatched site (10 s) and while its box is away.
    proxyTimeout: 120_000,
    optimizePackageImports: ['radix-ui'],
  },
  headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
};

/** Messages are compiled at build time, so that no page carries a parser of ICU syntax. */
const withMessages = createNextIntlPlugin({
  requestConfig: './src/i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

export default withMessages(config);
