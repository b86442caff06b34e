/** Says in a corner that something the person asked for was refused; the toasts are loaded at the first need. */
export function notifyRefusal(sentence: string): void {
  void import('sonner').then(({ toast }) => toast.error(sentence));
}
