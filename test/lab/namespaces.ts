/** Network namespaces of tests, by their names on the machine. */
import { execFileSync } from 'node:child_process';

/** What the names of a network's namespaces begin with: two tests at once, of the same network, have one each. */
export const ofThisRun = (network: string) => `${network}${process.env.JEST_WORKER_ID ?? ''}`;

/** Runs `ip` with these words and gives its output; throws when it fails. */
export function ip(...argv: readonly string[]): string {
  return execFileSync('ip', argv, { encoding: 'utf8', stdio: 'pipe' });
}

/** Runs a command in a namespace and gives its output; throws when it fails, or takes half a minute. */
export function runInside(namespace: string, argv: readonly string[], input = ''): string {
  return execFileSync('ip', ['netns', 'exec', namespace, ...argv], {
    encoding: 'utf8',
    input,
    timeout: 30_000,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Lets nothing through a namespace by one of its interfaces, either way, while no interface goes down: nobody is told. */
export function silence(namespace: string, device: string): void {
  const rules = [`iifname "${device}" drop`, `oifname "${device}" drop`].join('; ');
  const table = `table inet silence { chain forwarded { type filter hook forward priority 0; ${rules}; }; }`;
  runInside(namespace, ['nft', '-f', '-'], table);
}

/** Lets everything through again. */
export function endSilence(namespace: string): void {
  runInside(namespace, ['nft', 'delete', 'table', 'inet', 'silence']);
}

/** Ends what runs in those of the namespaces that there are, and removes them. */
export function removeNamespaces(names: readonly string[]): void {
  const present = new Set(
    ip('netns', 'list')
      .split('\n')
      .map((line) => line.split(' ')[0]),
  );
  for (const name of names.filter((one) => present.has(one))) {
    for (const pid of ip('netns', 'pids', name).split('\n').filter(Boolean)) {
      process.kill(Number(pid), 'SIGKILL');
    }
    ip('netns', 'del', name);
  }
}
