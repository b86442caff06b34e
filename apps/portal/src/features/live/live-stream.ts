import type { LiveMessage } from '@tresse/contracts';

/** What a stream tells its listener. */
export interface LiveListener {
  /** The stream is open, for the first time or anew: what happened before is not told by it. */
  opened: () => void;
  message: (message: LiveMessage) => void;
  /** The server refused the stream; it will be tried again. */
  refused: () => void;
}

const TYPES = ['site', 'sample', 'event', 'job'] as const satisfies readonly LiveMessage['type'][];
const RETRY_MS = 4_000;

/**
 * Opens a site's stream and keeps it open: EventSource reconnects by itself after a lost connection, and this does
 * after a refusal. Messages are typed by the contract as the API client's answers are: the server has checked them, and
 * checking them again would cost each visitor 100 kB of schemas. Returns what closes it.
 */
export function openLiveStream(url: string, listener: LiveListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function receive(type: LiveMessage['type'], text: string) {
    if (!closed) listener.message({ type, data: JSON.parse(text) } as LiveMessage);
  }

  function open() {
    source = new EventSource(url);
    for (const type of TYPES) {
      source.addEventListener(type, (event: MessageEvent<string>) => receive(type, event.data));
    }
    source.onopen = listener.opened;
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
