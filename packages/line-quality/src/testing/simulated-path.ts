/** One direction of a line. */
export interface Direction {
  rateKbit: number;
  delayMs: number;
  jitterMs: number;
  lossPercent: number;
  /** Length of its drop-tail queue. */
  queueMs: number;
}

/** A path that serialises, queues, delays (without reordering) and loses packets; nothing passes while it is cut. */
export class SimulatedPath {
  cut = false;
  private freeAt = 0;
  private lastArrival = 0;

  constructor(
    private readonly is: Direction,
    private readonly random: () => number,
  ) {}

  /** When a packet handed over now arrives, in ms; null when it is lost. */
  accept(now: number, bytes: number): number | null {
    const begin = Math.max(now, this.freeAt);
    if (this.cut || begin - now > this.is.queueMs) return null;
    this.freeAt = begin + (bytes * 8) / this.is.rateKbit;
    if (this.random() * 100 < this.is.lossPercent) return null;
    const arrival = this.freeAt + this.is.delayMs + this.random() * this.is.jitterMs;
    this.lastArrival = Math.max(this.lastArrival, arrival);
    return this.lastArrival;
  }
}
