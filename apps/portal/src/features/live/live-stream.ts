import type { LiveMessage } from '@tresse/contracts';

/** What a stream tells its listener. */
export interface LiveListener {
  message: (message: LiveMessage) => void;
  /** The server refused the stream; it will be tried again. */
  refused: () => void;
}

const TYPES = ['site', 'sample', 'event', 'job'] as const satisfies readonly LiveMessage['type'][];
const RETRY_MS = 4_000;

/**
 * Opens a site's stream and keeps it open: EventSource reconnects by itself after a lost connection, and this does
 * after a refusal. Messages are checked against the contract. Returns what closes it.
 */
export function openLiveStream(url: string, listener: LiveListener): () => void {
  const schema = import('@tresse/contracts').then(({ LiveMessage }) => LiveMessage);
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function receive(type: LiveMessage['type'], text: string) {
    const parsed = (await schema).safeParse({ type, data: JSON.parse(text) });
    if (parsed.success && !closed) listener.message(parsed.data);
  }

  function open() {
    source = new EventSource(url);
    for (const type of TYPES) {
      source.addEventListener(type, (event: MessageEvent<string>) => void receive(type, event.data));
    }
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      listener.refused();
      timer = setTimeout(open, RETRY_MS);
    };
  }

  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
  };
}
