/** Work that is done whenever somebody asks: never twice at a time, and once more when asked while it is under way. */
export class Wakeable {
  private asked = false;
  private stopped = false;
  private running: Promise<void> | undefined;

  /** `work` must not reject. */
  constructor(private readonly work: () => Promise<void>) {}

  wake(): void {
    this.asked = true;
    this.running ??= this.run();
  }

  /** Begins nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.asked && !this.stopped) {
      this.asked = false;
      await this.work();
    }
    this.running = undefined;
  }
}
