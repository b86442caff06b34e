/**
 * New connections one after another, each with one short question, and what came of them as one line of JSON:
 *
 *   node knock.mjs http://SERVER SECONDS
 *
 * One that gets no answer within a second is given up. `silences` are pauses between answers of 30 ms and more, as in
 * meter.mjs; `peers` are the addresses that the server saw, in order.
 */
import { get } from 'node:http';
import { Meter } from './meter.mjs';

const PAUSE_MS = 20;
const PATIENCE_MS = 1_000;

const [server = '', seconds] = process.argv.slice(2);
const meter = new Meter(0);
const peers = [];
const until = performance.now() + Number(seconds) * 1_000;

function knock() {
  if (performance.now() >= until) return finish();
  const next = () => setTimeout(knock, PAUSE_MS);
  const asked = get(`${server}/peer`, { agent: false, timeout: PATIENCE_MS }, async (answer) => {
    let text = '';
    try {
      for await (const chunk of answer) text += chunk;
      meter.take(text.length);
      const { address } = JSON.parse(text);
      if (peers.at(-1) !== address) peers.push(address);
    } catch {
      // Counts as no answer.
    }
    next();
  });
  asked.on('timeout', () => asked.destroy());
  asked.on('error', next);
}

function finish() {
  console.log(JSON.stringify({ ...meter.read(), peers }));
  process.exit(0);
}

knock();
