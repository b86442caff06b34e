import type { Host } from './host.js';

/** Where Debian writes down which packages are installed (dpkg(1), section FILES). */
const PACKAGES = { directory: '/var/lib/dpkg', name: 'status' } as const;
/** An installation writes that many times; it is over when it was quiet for so long, in ms. */
const QUIET_MS = 5_000;

/** Tells when packages have come or gone; on a system that is no Debian never. Returns what ends it. */
export function watchPackages(
  host: Pick<Host, 'watchDirectory' | 'sleep'>,
  onChange: () => void,
): () => void {
  let writes = 0;
  const onWrite = (name: string): void => {
    if (name !== PACKAGES.name) return;
    writes += 1;
    const before = writes;
    void host.sleep(QUIET_MS).then(() => {
      if (writes === before) onChange();
    });
  };
  const stopWatching = host.watchDirectory(PACKAGES.directory, onWrite, { isOurs: false });
  return () => {
    writes += 1;
    stopWatching();
  };
}
