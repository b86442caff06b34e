/**
 * New connections at a steady pace, each with one short question, and what came of them as one line of JSON:
 *
 *   node knock.mjs http://SERVER SECONDS
 *
 * None waits for those before it, so a pause between answers is as long as nobody could connect. One that gets no answer
 * within a second is given up. `silences` are pauses between answers of 70 ms and more; `peers` are the addresses that the
 * server saw, in the order in which they were asked for.
 */
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Meter } from './meter.mjs';

const EACH_MS = 50;
const PATIENCE_MS = 1_000;
const SILENCE_MS = 70;

const [server = '', seconds] = process.argv.slice(2);
const meter = new Meter(0);
const seen = [];
let asked = 0;

function knock() {
  const number = asked;
  asked += 1;
  const question = get(`${server}/peer`, { agent: false, timeout: PATIENCE_MS }, async (answer) => {
    let text = '';
    try {
      for await (const chunk of answer) text += chunk;
      seen[number] = JSON.parse(text).address;
      meter.take(text.length);
    } catch {
      // Counts as no answer.
    }
  });
  question.on('timeout', () => question.destroy());
  question.on('error', () => {});
}

const beat = setInterval(knock, EACH_MS);
await pause(Number(seconds) * 1_000);
clearInterval(beat);
// So that one which lasts to the end counts too.
meter.finish();
await pause(PATIENCE_MS);
const { silences, ...reading } = meter.read();
const peers = seen.filter((address) => address !== undefined);
console.log(
  JSON.stringify({
    ...reading,
    silences: silences.filter(({ ms }) => ms >= SILENCE_MS),
    peers: peers.filter((address, index) => address !== peers[index - 1]),
  }),
);
process.exit(0);
