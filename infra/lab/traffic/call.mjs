/**
 * Datagrams at the pace of a voice to a far end that sends each back, and what came of them as one line of JSON:
 *
 *   node call.mjs SERVER PORT SECONDS
 *
 * 50 datagrams of 160 bytes a second. `silences` are pauses between answers of 30 ms and more, as in meter.mjs; what is
 * on its way when the time is over has a second to come back. `losses` are the runs of datagrams that never came back: when
 * the first was sent, in ms since the start, and how many they were.
 */
import { createSocket } from 'node:dgram';
import { Meter } from './meter.mjs';

const EACH_MS = 20;
const PATIENCE_MS = 1_000;

const [server, port, seconds] = process.argv.slice(2);
const count = (Number(seconds) * 1_000) / EACH_MS;
const socket = createSocket('udp4');
const meter = new Meter(0);
const heard = new Map();
let sent = 0;

socket.on('message', (datagram) => {
  const number = datagram.readUInt32BE();
  if (!heard.has(number)) meter.take(datagram.length);
  heard.set(number, (heard.get(number) ?? 0) + 1);
});

const beat = setInterval(() => {
  const datagram = Buffer.alloc(160);
  datagram.writeUInt32BE(sent);
  socket.send(datagram, Number(port), server);
  sent += 1;
  if (sent < count) return;
  clearInterval(beat);
  setTimeout(finish, PATIENCE_MS);
}, EACH_MS);

function finish() {
  const twice = [...heard.values()].filter((times) => times > 1).length;
  console.log(JSON.stringify({ ...meter.read(), sent, lost: sent - heard.size, twice, losses: losses() }));
  process.exit(0);
}

function losses() {
  const runs = [];
  for (let number = 0; number < sent; number++) {
    if (heard.has(number)) continue;
    const last = runs.at(-1);
    if (last && last.first + last.lost === number) last.lost += 1;
    else runs.push({ first: number, lost: 1 });
  }
  return runs.map(({ first, lost }) => ({ atMs: first * EACH_MS, lost }));
}
