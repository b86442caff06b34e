import type { CommandResult, Host, Resident } from '../host.js';

/** A host that records what it is told and answers what it was given: for comparing exact commands. */
export interface FakeHost extends Host {
  /** Commands in order, as one text each; `<` precedes what went to standard input. */
  readonly commands: string[];
  /** Lines that went to resident processes. */
  readonly fed: string[];
  readonly files: Map<string, string>;
  /** Makes listening processes tell a line, and a file of a watched directory change. */
  readonly happen: { told(line: string): void; changed(name: string): void };
  /** Ends the resident processes, as a crash would. */
  crashResidents(): void;
}

/**
 * Answers by command text (its beginning); what is not listed succeeds in silence. A program that is launched leaves
 * the files in `launched`.
 */
export function fakeHost(
  answers: Readonly<Record<string, Partial<CommandResult>>> = {},
  content: Readonly<Record<string, string>> = {},
  launched: Readonly<Record<string, string>> = {},
): FakeHost {
  const commands: string[] = [];
  const fed: string[] = [];
  const files = new Map(Object.entries(content));
  const exits: (() => void)[] = [];
  const listeners = new Set<(line: string) => void>();
  const watchers = new Set<(name: string) => void>();
  const answer = (text: string): CommandResult => {
    const known = Object.entries(answers).find(([beginning]) => text.startsWith(beginning))?.[1];
    return { code: 0, stdout: '', stderr: '', ...known };
  };
  return {
    commands,
    fed,
    files,
    happen: {
      told: (line) => {
        for (const listener of listeners) listener(line);
      },
      changed: (name) => {
        for (const watcher of watchers) watcher(name);
      },
    },
    crashResidents: () => {
      for (const exit of exits.splice(0)) exit();
    },
    async run(argv, options = {}) {
      const text = argv.join(' ');
      commands.push(options.stdin ? `${text} < ${options.stdin}` : text);
      return answer(text);
    },
    async ask({ argv }, question) {
      const text = `${argv.join(' ')}: ${question}`;
      commands.push(`ask ${text}`);
      return answer(text).stdout;
    },
    async launch(argv) {
      commands.push(`launch ${argv.join(' ')}`);
      for (const [path, text] of Object.entries(launched)) files.set(path, text);
      return answer(argv.join(' ')).code;
    },
    readFile: async (path) => files.get(path) ?? null,
    writeFileAtomic: async (path, text) => void files.set(path, text),
    writeProc: async (path, text) => void files.set(path, text),
    removeFile: async (path) => void files.delete(path),
    shorten: async (path) => void commands.push(`shorten ${path}`),
    listDirectory: async (path) =>
      [...files.keys()]
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1)),
    spawnResident(argv): Resident {
      commands.push(`resident ${argv.join(' ')}`);
      let ended = false;
      const told: string[] = [];
      const exitListeners: (() => void)[] = [];
      const listeners: ((line: string, isComplaint: boolean) => void)[] = [];
      return {
        write(lines) {
          if (ended) throw new Error('ended');
          if (argv[0] === 'ss') return void told.push(...lines);
          fed.push(...lines);
          for (const listener of listeners)
            listener(argv[0] === 'nft' ? 'table inet tresse' : 'add_addr_accepted 0 subflows 8', false);
        },
        onLine: (listener) => void listeners.push(listener),
        onExit: (listener) => {
          exitListeners.push(listener);
          exits.push(() => {
            ended = true;
            listener();
          });
        },
        end: () => {
          if (argv[0] !== 'ss' || ended) return;
          ended = true;
          const text = told.length > 0 ? `${argv.join(' ')} ${told.join(' ')}` : '';
          if (text) commands.push(text);
          const lines = text ? answer(text).stdout.split('\n').slice(0, -1) : [];
          for (const one of lines) for (const listener of listeners) listener(one, false);
          for (const listener of exitListeners) listener();
        },
      };
    },
    listen: (argv, onLine) => {
      commands.push(`listen ${argv.join(' ')}`);
      listeners.add(onLine);
      return () => void listeners.delete(onLine);
    },
    watchDirectory: (_path, onChange) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
    kill: (pid, signal) => void commands.push(`kill ${signal} ${pid}`),
    sleep: async () => undefined,
  };
}
