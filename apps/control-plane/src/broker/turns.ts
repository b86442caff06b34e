/** Runs pieces of work one after the other for each key, and those of different keys side by side. */
export class Turns<Key> {
  private readonly last = new Map<Key, Promise<unknown>>();

  /** Resolves or rejects as `work` does, once all earlier work of the key has ended. */
  take<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, settled);
    void settled.then(() => {
      if (this.last.get(key) === settled) this.last.delete(key);
    });
    return mine;
  }

  /** Resolves when all work that was given so far has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.last.values());
  }
}
