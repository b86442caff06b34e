import { lineInterfaces } from './addresses.js';
import { LabError } from './lab-error.js';
import { LineEmulator } from './line-emulator.js';
import type { LineDirection, LineDirectionChange, Scenario } from './scenario.js';
import { playScenario } from './scheduler.js';
import { namespaceOf } from './topology.js';

/** A line as it is now. */
export interface LineStatus {
  name: string;
  /** Its interface at the site. */
  interface: string;
  cut: boolean;
  down: LineDirection;
  up: LineDirection;
}

interface Line extends LineStatus {
  emulator: LineEmulator;
}

/** The lines of a running lab, by name. */
export class Lines {
  private stopPlaying = () => {};

  private constructor(private readonly lines: Map<string, Line>) {}

  /** Starts an emulator for every line of a scenario; nothing changes by itself until {@link play}. */
  static async start(instance: string, scenario: Scenario, cacheDir: string): Promise<Lines> {
    const lines = new Map<string, Line>();
    for (const [index, { name, down, up }] of scenario.lines.entries()) {
      const interfaces = lineInterfaces(index + 1);
      const ends = {
        siteNamespace: namespaceOf(instance, 'site'),
        siteInterface: interfaces.site,
        inetNamespace: namespaceOf(instance, 'inet'),
        inetInterface: interfaces.inet,
      };
      const emulator = await LineEmulator.start(ends, cacheDir);
      await Promise.all([emulator.set('down', down), emulator.set('up', up)]);
      lines.set(name, { name, interface: interfaces.site, cut: false, down, up, emulator });
    }
    return new Lines(lines);
  }

  /** Plays the scenario's changes from now on. */
  play(scenario: Scenario, log: (message: string) => void): void {
    this.stopPlaying = playScenario(scenario.lines, (name, { down = {}, up = {} }) => {
      Promise.all([this.set(name, 'down', down), this.set(name, 'up', up)]).catch((error) =>
        log(String(error)),
      );
    });
  }

  list(): LineStatus[] {
    return [...this.lines.values()].map(({ emulator, ...status }) => ({ ...status }));
  }

  async set(name: string, direction: 'down' | 'up', change: LineDirectionChange): Promise<void> {
    const line = this.find(name);
    await line.emulator.set(direction, change);
    line[direction] = { ...line[direction], ...change };
  }

  async cut(name: string): Promise<void> {
    const line = this.find(name);
    await line.emulator.cut();
    line.cut = true;
  }

  async restore(name: string): Promise<void> {
    const line = this.find(name);
    await line.emulator.restore();
    line.cut = false;
  }

  async stop(): Promise<void> {
    this.stopPlaying();
    await Promise.all([...this.lines.values()].map(({ emulator }) => emulator.stop()));
  }

  private find(name: string): Line {
    const line = this.lines.get(name);
    if (!line) throw new LabError('line.unknown', `There is no line ${name}.`);
    return line;
  }
}
