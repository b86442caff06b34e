/** The real ModemManager with polkit, which lets it be told, on a bus of their own; ModemManager's test interface plugs modems in. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const bus = (
  directory: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=${directory}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
  </policy>
</busconfig>
`;

const MANAGER = 'org.freedesktop.ModemManager1';
const FLAGS = ['auto-scan', 'udev', 'suspend-resume', 'qrtr'].map((what) =>
  what === 'auto-scan' ? `--no-${what}` : `--test-no-${what}`,
);

/** A bus with ModemManager on it, for this process and those that it starts. */
export class ModemManager {
  readonly #processes: ChildProcess[] = [];
  readonly #before = process.env.DBUS_SYSTEM_BUS_ADDRESS;
  #manager: ChildProcess | undefined;

  constructor(private readonly directory: string) {}

  async start(): Promise<void> {
    mkdirSync(this.directory, { recursive: true, mode: 0o755 });
    writeFileSync(`${this.directory}/bus.conf`, bus(this.directory));
    process.env.DBUS_SYSTEM_BUS_ADDRESS = `unix:path=${this.directory}/bus`;
    this.#run('dbus-daemon', `--config-file=${this.directory}/bus.conf`, '--nofork', '--nopidfile');
    await until(() => says('org.freedesktop.DBus', 'ListNames'));
    this.#run('/usr/lib/polkit-1/polkitd', '--no-debug');
    await until(() => owner('org.freedesktop.PolicyKit1'));
    await this.startManager();
  }

  /** Ends the manager alone, as a crash would, and starts another. */
  async restartManager(): Promise<void> {
    await this.#end(this.#manager);
    await this.startManager();
  }

  private async startManager(): Promise<void> {
    this.#manager = this.#run('ModemManager', '--test-enable', ...FLAGS);
    await until(() => owner(MANAGER));
  }

  /** Makes it find a modem of the standard commands on this port. */
  plugIn(port: string): void {
    const method = `${MANAGER}.Test.SetProfile`;
    const modem = [`string:${port}`, 'string:generic', `array:string:${port}`];
    send(MANAGER, '/org/freedesktop/ModemManager1', method, ...modem);
  }

  async stop(): Promise<void> {
    for (const child of this.#processes.reverse()) await this.#end(child);
    if (this.#before === undefined) delete process.env.DBUS_SYSTEM_BUS_ADDRESS;
    else process.env.DBUS_SYSTEM_BUS_ADDRESS = this.#before;
    rmSync(this.directory, { recursive: true, force: true });
  }

  #run(program: string, ...told: string[]): ChildProcess {
    const child = spawn(program, told, { stdio: 'ignore', env: { ...process.env } });
    this.#processes.push(child);
    return child;
  }

  async #end(child: ChildProcess | undefined): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}

function send(destination: string, path: string, method: string, ...given: string[]): string {
  const told = [
    '--system',
    '--print-reply',
    '--reply-timeout=5000',
    `--dest=${destination}`,
    path,
    method,
    ...given,
  ];
  return execFileSync('dbus-send', told, { encoding: 'utf8', stdio: 'pipe', env: { ...process.env } });
}

const says = (name: string, method: string) => send(name, '/', `${name}.${method}`) !== '';
const owner = (name: string) =>
  send('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`).includes('true');

/** Waits until it is so; what throws is not so yet. Throws after 15 s. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await wait(50)) {
    try {
      if (isSo()) return;
    } catch {
      // not yet
    }
  }
  throw new Error(`it has not come to be: ${isSo}`);
}
