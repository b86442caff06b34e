import type { ErrorCode } from '@tresse/contracts';

/** Told by a server to whoever has just signed in. */
export const ASK = `. /etc/os-release; echo "system $ID:$VERSION_ID"; echo "user $(id -u)"; sudo -n true 2>/dev/null && echo sudo`;

/** How a user becomes root: is it, may without a word, or may with the password on its input. */
export type RootBy = '' | 'sudo -n ' | "sudo -k -S -p '' ";

/** What the answer to {@link ASK} means, or why the server will not do. */
export function readFacts(said: string, hasPassword: boolean): RootBy | { refused: ErrorCode } {
  const lines = said.split('\n').map((line) => line.trim());
  if (!lines.some((line) => /^system debian:1[23]$/.test(line))) return { refused: 'ssh.not-debian' };
  if (lines.includes('user 0')) return '';
  if (lines.includes('sudo')) return 'sudo -n ';
  return hasPassword ? "sudo -k -S -p '' " : { refused: 'ssh.no-root' };
}
