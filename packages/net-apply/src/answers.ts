import type { AnsweringProgram } from './answering-program.js';
import type { Resident } from './host.js';
import { HostError } from './host-error.js';

/** A program is replaced after so many questions: what it may leak is bounded. */
const QUESTIONS = 2_000;

interface Kept {
  readonly resident: Resident;
  readonly names: string | undefined;
  asked: number;
  onLine(line: string, isComplaint: boolean): void;
  onExit(): void;
}

/** Keeps programs that answer, one of each, and asks each one question at a time. */
export class Answers {
  readonly #kept = new Map<AnsweringProgram, Kept>();
  readonly #turns = new Map<AnsweringProgram, Promise<unknown>>();

  /** `limitMs` is how long an answer may take. */
  constructor(
    private readonly start: (argv: readonly string[]) => Resident,
    private readonly limitMs: number,
  ) {}

  /** See `Host.ask`. */
  ask(program: AnsweringProgram, question: string, names?: string): Promise<string> {
    const before = this.#turns.get(program) ?? Promise.resolve();
    const answer = before.then(() => this.#askNow(program, question, names));
    this.#turns.set(
      program,
      answer.catch(() => undefined),
    );
    return answer;
  }

  #askNow(program: AnsweringProgram, question: string, names: string | undefined): Promise<string> {
    const kept = this.#ready(program, names);
    const [name = ''] = program.argv;
    const lines: string[] = [];
    const complaints: string[] = [];
    return new Promise((resolve, reject) => {
      const fail = (code: HostError['code'], reason: string) => {
        this.#drop(program);
        clearTimeout(limit);
        reject(new HostError(code, reason));
      };
      const limit = setTimeout(
        () => fail('host.timeout', `${name} did not answer within ${this.limitMs} ms: ${question}`),
        this.limitMs,
      );
      kept.onExit = () =>
        fail('host.command-failed', `${name} has ended: ${complaints.join(' ').slice(0, 500)}`);
      kept.onLine = (line, isComplaint) => {
        if (isComplaint) complaints.push(line);
        else if (!program.isMark(line)) lines.push(`${line}\n`);
        else if (lines.length === 0 && !program.mayBeSilent)
          fail('host.command-failed', `${name} ${question}: ${complaints.join(' ').slice(0, 500)}`);
        else {
          clearTimeout(limit);
          kept.onLine = kept.onExit = () => undefined;
          resolve(lines.join(''));
        }
      };
      try {
        kept.resident.write([question, program.mark]);
      } catch (error) {
        fail('host.not-ready', String(error));
      }
    });
  }

  #ready(program: AnsweringProgram, names: string | undefined): Kept {
    const known = this.#kept.get(program);
    const fits = known && known.asked < QUESTIONS && (names === undefined || known.names === names);
    if (known && !fits) this.#drop(program);
    const kept = known && fits ? known : this.#begin(program, names);
    kept.asked += 1;
    return kept;
  }

  #begin(program: AnsweringProgram, names: string | undefined): Kept {
    const nothing = () => undefined;
    const kept: Kept = {
      resident: this.start(program.argv),
      names,
      asked: 0,
      onLine: nothing,
      onExit: nothing,
    };
    kept.resident.onLine((line, isComplaint) => kept.onLine(line, isComplaint));
    kept.resident.onExit(() => {
      if (this.#kept.get(program) === kept) this.#kept.delete(program);
      kept.onExit();
    });
    this.#kept.set(program, kept);
    return kept;
  }

  #drop(program: AnsweringProgram): void {
    const kept = this.#kept.get(program);
    this.#kept.delete(program);
    if (!kept) return;
    kept.onLine = kept.onExit = () => undefined;
    kept.resident.end();
  }
}
