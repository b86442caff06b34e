const EVENT = 'tresse:refusal';

/** Says in a corner that something the person asked for was refused. */
export function notifyRefusal(sentence: string): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: sentence }));
}

/** Calls `listener` with each refusal. Returns what ends that. */
export function onRefusal(listener: (sentence: string) => void): () => void {
  const receive = (event: Event) => listener((event as CustomEvent<string>).detail);
  window.addEventListener(EVENT, receive);
  return () => window.removeEventListener(EVENT, receive);
}
