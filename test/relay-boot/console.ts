import { EventEmitter, once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** Of the console, shown with a failure, in characters. */
const TAIL = 3_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const COLOUR = /\x1b\[[0-9;?]*[A-Za-z]/g;

/** What a machine shows on its serial console. */
export class Console {
  private readonly lines: { text: string; at: number }[] = [];
  private readonly news = new EventEmitter();
  private readonly file: WriteStream;
  private rest = '';
  private ended = false;

  /** @param path of the file in which it is kept for whoever looks into a failure */
  constructor(stream: Readable, path: string) {
    this.file = createWriteStream(path);
    this.news.setMaxListeners(0);
    stream.setEncoding('utf8').on('data', (text: string) => this.take(text));
    stream.once('close', () => {
      this.ended = true;
      this.file.end();
      this.news.emit('line');
    });
  }

  /** When a line like this came, in ms of the epoch. Rejects when none comes in time, or the machine ends before. */
  async shows(text: RegExp, timeoutMs: number): Promise<number> {
    const deadline = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = this.at(text);
      if (found !== undefined) return found;
      if (this.ended) throw new Error(`The machine ended before ${text}:\n${this.tail()}`);
      await once(this.news, 'line', { signal: deadline }).catch(() => {
        throw new Error(`The console never showed ${text}:\n${this.tail()}`);
      });
    }
  }

  /** When a line like this came, if it has. */
  at(text: RegExp): number | undefined {
    return this.lines.find((line) => text.test(line.text))?.at;
  }

  tail(): string {
    return this.lines
      .map(({ text }) => text)
      .join('\n')
      .slice(-TAIL);
  }

  private take(text: string): void {
    this.file.write(text);
    const [rest = '', ...whole] = (this.rest + text).split('\n').reverse();
    this.rest = rest;
    if (whole.length === 0) return;
    const at = Date.now();
    for (const line of whole.reverse()) this.lines.push({ text: line.replace(COLOUR, '').trimEnd(), at });
    this.news.emit('line');
  }
}
