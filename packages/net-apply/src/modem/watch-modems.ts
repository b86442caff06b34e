import type { Host } from '../host.js';
import { keepListening } from '../keep-listening.js';
import { tellTogether } from '../tell-together.js';

/** A modem comes, goes or gets into another state; ModemManager itself comes or goes. Source: its D-Bus reference. */
const SIGNALS = [
  "sender='org.freedesktop.ModemManager1',interface='org.freedesktop.DBus.ObjectManager'",
  "sender='org.freedesktop.ModemManager1',interface='org.freedesktop.ModemManager1.Modem',member='StateChanged'",
  "sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.freedesktop.ModemManager1'",
];

/** What the bus tells to whom just came; nothing of a modem. */
const GREETING = /\sName(Acquired|Lost)$/;

/** A bus that is not there is sought ever again after this, in ms. */
const PAUSE_MS = 10_000;

/**
 * Tells when a modem may be another than before: not when its signal sways. Where the bus cannot be listened to nothing is
 * told. Returns what ends it.
 */
export function watchModems(host: Pick<Host, 'listen' | 'sleep'>, onChange: () => void): () => void {
  const modems = tellTogether(host, onChange);
  const stopListening = keepListening(
    host,
    ['dbus-monitor', '--system', '--profile', ...SIGNALS.map((signal) => `type='signal',${signal}`)],
    (line) => {
      if (line.startsWith('sig\t') && !GREETING.test(line)) modems.happened();
    },
    PAUSE_MS,
  );
  return () => {
    modems.end();
    stopListening();
  };
}
