import { once } from 'node:events';
import { request } from 'node:http';
import { findLab, type RunningLab } from './find-lab.js';
import { LabError } from './lab-error.js';
import { enterArgv } from './namespace-holder.js';

/** A running lab in the hands of another process. */
export class LabClient {
  private constructor(private readonly lab: RunningLab) {}

  /** The lab in the given data folders; of several, the one of `instance`. Throws LabError `lab.not-running`. */
  static async find(folders: readonly string[], instance?: string): Promise<LabClient> {
    return new LabClient(await findLab(folders, instance));
  }

  /** The command line that runs a program on a node; undefined when there is no such node. */
  command(node: string, argv: readonly string[]): [string, ...string[]] | undefined {
    const holder = this.lab.record.holders[node];
    return holder === undefined ? undefined : enterArgv(holder, argv);
  }

  /** The state of the lab, as JSON. */
  state(): Promise<unknown> {
    return this.call('GET', '/state');
  }

  /** Makes a line a black hole, or ends that; gives the lab's state. Throws LabError `command.failed`. */
  line(name: string, action: 'cut' | 'restore'): Promise<unknown> {
    return this.call('POST', `/lines/${encodeURIComponent(name)}/${action}`);
  }

  private async call(method: string, path: string): Promise<unknown> {
    const outgoing = request({ socketPath: this.lab.socketPath, method, path }).end();
    const [response] = await once(outgoing, 'response');
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    if (response.statusCode !== 200) throw new LabError('command.failed', text);
    return JSON.parse(text);
  }
}
