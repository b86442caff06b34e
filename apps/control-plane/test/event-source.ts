import type { Browser } from './person.js';

/** A reader of server-sent events. */
export class EventSource {
  private text = '';

  private constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly abort: AbortController,
  ) {}

  static async open(browser: Browser, path: string): Promise<EventSource> {
    const abort = new AbortController();
    const response = await browser.fetch('GET', path, undefined, abort.signal);
    if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`);
    return new EventSource(response.body.getReader(), abort);
  }

  /** Data of the next message of this type; others before it are passed over. Undefined when the stream ends. */
  async next(type: string): Promise<unknown> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const message = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (message.startsWith(`event: ${type}\n`) && data) return JSON.parse(data);
        continue;
      }
      const { value, done } = await this.reader.read();
      if (done) return undefined;
      this.text += new TextDecoder().decode(value, { stream: true });
    }
  }

  close(): void {
    this.abort.abort();
  }
}
