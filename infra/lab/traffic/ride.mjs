/**
 * A download that begins anew when it is broken off, as one line of JSON:
 *
 *   node ride.mjs http://SERVER SECONDS
 *
 * A reading (meter.mjs) whose silences span the reconnection, with `lost`: connections that ended, failed, or gave nothing
 * for three seconds.
 */
import { request } from 'node:http';
import { Meter } from './meter.mjs';

const PATIENCE_MS = 3_000;
const AGAIN_MS = 50;

const [server = '', seconds = '10'] = process.argv.slice(2);
const meter = new Meter(0);
let lost = 0;

function ride() {
  let over = false;
  const outgoing = request(`${server}/bytes?seconds=600`, { agent: false, timeout: PATIENCE_MS });
  const again = () => {
    if (over) return;
    over = true;
    lost += 1;
    outgoing.destroy();
    setTimeout(ride, AGAIN_MS);
  };
  outgoing.on('response', (response) => {
    response.on('data', (chunk) => meter.take(chunk.length)).on('error', again);
  });
  outgoing.on('error', again).on('timeout', again).on('close', again).end();
}

ride();
setTimeout(() => {
  meter.finish();
  console.log(JSON.stringify({ ...meter.read(), lost }));
  process.exit(0);
}, Number(seconds) * 1_000);
