import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/** Size in bytes at which a log becomes `<file>.1`, in place of the one before it. */
const LARGEST_LOG = 4 * 1024 * 1024;

/** Goes on with a log file, which with the one before it never takes more than twice `largest` bytes of the disk. */
export function openBoundedLog(file: string, largest = LARGEST_LOG): Writable {
  let descriptor = openSync(file, 'a', 0o600);
  let size = fstatSync(descriptor).size;
  const startAnew = () => {
    closeSync(descriptor);
    renameSync(file, `${file}.1`);
    descriptor = openSync(file, 'a', 0o600);
    size = 0;
  };
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (size > 0 && size + chunk.length > largest) startAnew();
      size += writeSync(descriptor, chunk);
      done();
    },
    final(done) {
      closeSync(descriptor);
      done();
    },
  });
}
