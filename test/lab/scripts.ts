/** Modules of a few lines that run in the namespaces of tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const running: ChildProcess[] = [];

/** Starts a module in a namespace, by another program (`mptcpize run`) where one is named. */
export function startScript(
  namespace: string,
  text: string,
  argv: readonly (string | number)[],
  by: readonly string[] = [],
): ChildProcess {
  const script = ['--input-type=module', '-e', text, ...argv.map(String)];
  return startProgram(namespace, [...by, process.execPath, ...script]);
}

/** Starts a program in a namespace, which ends with the modules. */
export function startProgram(namespace: string, argv: readonly string[]): ChildProcess {
  const child = spawn('ip', ['netns', 'exec', namespace, ...argv], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.push(child);
  return child;
}

/** The next line that a module prints. */
export async function line(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the program has no output');
  const [text] = await once(createInterface({ input: child.stdout }), 'line');
  return String(text);
}

/** Ends every module that was started. */
export function endScripts(): void {
  for (const child of running) child.kill('SIGKILL');
}
