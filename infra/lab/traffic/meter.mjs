/** Counts what an application receives: how much, how fast after a warm-up, and when nothing came. */

const BUCKET_MS = 100;
/** Shorter pauses are the rhythm of any line. */
const SILENCE_MS = 30;

/**
 * @typedef {object} Reading
 * @property {number} bytes all that came
 * @property {number} goodputMbit payload in Mbit/s from the end of the warm-up to the last byte
 * @property {number} startedAt epoch in ms when the meter was made
 * @property {number | null} firstByteMs from then to the first byte
 * @property {{ at: number, ms: number }[]} silences pauses of 30 ms and more: epoch in ms of their begin, length in ms
 * @property {number} bucketMs
 * @property {number[]} buckets bytes in each interval of `bucketMs` since `startedAt`
 */
export class Meter {
  #started = performance.now();
  #epoch = Date.now();
  #first = null;
  #last = this.#started;
  #bytes = 0;
  #counted = 0;
  #countedFrom = null;
  #silences = [];
  #buckets = [];

  /** @param {number} skipMs warm-up after the first byte that does not count for the goodput */
  constructor(skipMs) {
    this.skipMs = skipMs;
  }

  /** @param {number} bytes that have come just now */
  take(bytes) {
    const now = performance.now();
    this.#first ??= now;
    if (now - this.#last >= SILENCE_MS && this.#bytes > 0) this.#silence(this.#last, now);
    this.#bytes += bytes;
    this.#last = now;
    const bucket = Math.floor((now - this.#started) / BUCKET_MS);
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + bytes;
    if (this.#countedFrom !== null) this.#counted += bytes;
    else if (now - this.#first >= this.skipMs) this.#countedFrom = now;
  }

  /** Ends the count now, so that a silence at the end is one too. */
  finish() {
    const now = performance.now();
    if (this.#bytes > 0 && now - this.#last >= SILENCE_MS) this.#silence(this.#last, now);
  }

  /** @returns {Reading} */
  read() {
    const seconds = (this.#last - (this.#countedFrom ?? this.#last)) / 1_000;
    return {
      bytes: this.#bytes,
      goodputMbit: seconds > 0 ? (this.#counted * 8) / seconds / 1e6 : 0,
      startedAt: this.#epoch,
      firstByteMs: this.#first === null ? null : this.#first - this.#started,
      silences: this.#silences,
      bucketMs: BUCKET_MS,
      buckets: Array.from(this.#buckets, (bytes) => bytes ?? 0),
    };
  }

  #silence(from, to) {
    this.#silences.push({ at: this.#epoch + (from - this.#started), ms: to - from });
  }
}
