import type { ServerResponse } from 'node:http';
import type { LiveMessage } from '@tresse/contracts';

/** A comment keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

/** One open answer of server-sent events (WHATWG HTML, 9.2). */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly closing = new AbortController();

  constructor(private readonly response: ServerResponse) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    response.write(': open\n\n');
    this.heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
    response.once('close', () => this.close());
  }

  /** Aborted when either side closes. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  send({ type, data }: LiveMessage): void {
    if (!this.closed.aborted) this.response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close(): void {
    if (this.closed.aborted) return;
    clearInterval(this.heartbeat);
    this.closing.abort();
    this.response.end();
  }
}
