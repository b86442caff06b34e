/** Where the control plane listens; read at each request so that one build serves every installation. */
export function apiUrl(): string {
  return process.env.TRESSE_API_URL ?? 'http://127.0.0.1:4000';
}
