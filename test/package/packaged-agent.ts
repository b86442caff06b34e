import { PACKAGE, PATHS } from '@tresse/deb';
import type { AgentKeeper, AgentOptions, BoxState } from '@tresse/lab';
import { type Machine, startMachine } from './machine.js';

/** An agent of the lab as the package runs it: on a fresh Debian in the node's network, by the unit, in its sandbox. */
export class PackagedAgent implements AgentKeeper {
  state: BoxState = 'empty';
  private started: Machine | undefined;

  constructor(
    private readonly options: AgentOptions,
    private readonly file: string,
  ) {}

  get machine(): Machine {
    if (!this.started) throw new Error(`The ${this.options.role} is switched off.`);
    return this.started;
  }

  /** The machine comes up with the package installed, and waits for a claim. */
  async resume(): Promise<void> {
    const { role, holderPid } = this.options;
    this.started = await startMachine(`package-${role}`, `/proc/${holderPid}/ns/net`);
    await this.machine.install(this.file);
    await this.machine.run(['sed', '-i', `s/^ROLE=.*/ROLE=${role}/`, PATHS.settings]);
  }

  async plugIn(claim: string): Promise<void> {
    await this.machine.write(PATHS.claim, claim);
    this.state = 'running';
  }

  async stop(): Promise<void> {
    const machine = this.started;
    this.started = undefined;
    this.state = 'empty';
    await machine?.end();
  }

  unplug(): Promise<void> {
    return this.stop();
  }

  /** What its service and the service's programs are, by the command line of each. */
  async processes(): Promise<{ pid: number; command: string; status: Record<string, string> }[]> {
    const group = `/sys/fs/cgroup/system.slice/${PACKAGE}.service/cgroup.procs`;
    const pids = (await this.machine.run(['cat', group])).trim().split('\n');
    const described = pids.map(async (pid) => {
      const { stdout } = await this.machine.exec([
        'sh',
        '-c',
        `tr '\\0' ' ' < /proc/${pid}/cmdline; echo; cat /proc/${pid}/status`,
      ]);
      const [command = '', ...rest] = stdout.split(/^(?=Name:)/m);
      const fields = rest
        .join('')
        .split('\n')
        .map((line) => line.split(/:\s*/, 2) as [string, string]);
      return { pid: Number(pid), command: command.trim(), status: Object.fromEntries(fields) };
    });
    return (await Promise.all(described)).filter(({ status }) => 'CapBnd' in status);
  }
}
