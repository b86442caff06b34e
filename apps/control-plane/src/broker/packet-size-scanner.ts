const CONTINUES = 0x80;
const MAX_LENGTH_BYTES = 4;

/**
 * Follows the fixed headers of an MQTT stream (MQTT 3.1.1 §2.2) and says when a packet announces itself larger than
 * allowed, before any of it is buffered.
 */
export class PacketSizeScanner {
  private state: 'type' | 'length' | 'body' = 'type';
  private remaining = 0;
  private lengthBytes = 0;

  /** `limit` is the largest remaining length of a packet, in bytes. */
  constructor(private readonly limit: number) {}

  /** Takes the next bytes; false from the first header on that is too large or not a length at all. */
  accepts(chunk: Uint8Array): boolean {
    let at = 0;
    while (at < chunk.length) {
      if (this.state === 'body') {
        const taken = Math.min(this.remaining, chunk.length - at);
        this.remaining -= taken;
        at += taken;
        if (this.remaining === 0) this.state = 'type';
      } else if (this.state === 'type') {
        this.state = 'length';
        this.remaining = 0;
        this.lengthBytes = 0;
        at += 1;
      } else if (!this.acceptsLengthByte(chunk[at++] ?? 0)) {
        return false;
      }
    }
    return true;
  }

  private acceptsLengthByte(byte: number): boolean {
    this.remaining += (byte & 0x7f) * 0x80 ** this.lengthBytes;
    this.lengthBytes += 1;
    if (this.remaining > this.limit) return false;
    if (byte & CONTINUES) return this.lengthBytes < MAX_LENGTH_BYTES;
    this.state = this.remaining > 0 ? 'body' : 'type';
    return true;
  }
}
