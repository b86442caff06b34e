/**
 * Measures a transfer as its receiver sees it, and prints the reading as one line of JSON:
 *
 *   node transfer.mjs down|up http://SERVER SECONDS [FLOWS] [WARM-UP MS]
 *
 * Downloads are metered here, uploads at the server; what waits to be sent when the time is over is given up: the sockets are
 * reset, lest proxies go on with megabytes that nobody counts. Exit code 1 with a sentence when a flow breaks.
 */
import { request } from 'node:http';
import { Meter } from './meter.mjs';

const CHUNK = Buffer.alloc(64 * 1024);

const [direction, server = '', secondsText = '10', flowsText = '1', skipText = '3000'] =
  process.argv.slice(2);
const seconds = Number(secondsText);
const flows = Array.from({ length: Number(flowsText) });

function download(meter) {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${server}/bytes?seconds=${seconds + 60}`, { agent: false }, (response) => {
      response.on('data', (chunk) => meter.take(chunk.length));
      response.on('error', reject);
      setTimeout(() => {
        response.removeAllListeners('error').on('error', () => {});
        response.destroy();
        resolve(undefined);
      }, seconds * 1_000);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function upload(name) {
  return new Promise((resolve, reject) => {
    const query = `meter=${name}&skip=${skipText}`;
    const outgoing = request(`${server}/sink?${query}`, { method: 'POST', agent: false });
    outgoing.on('error', reject);
    const fill = () => {
      while (outgoing.write(CHUNK));
      outgoing.once('drain', fill);
    };
    fill();
    setTimeout(() => {
      outgoing.removeAllListeners().on('error', () => {});
      outgoing.socket?.resetAndDestroy();
      resolve(undefined);
    }, seconds * 1_000);
  });
}

async function measure() {
  if (direction === 'down') {
    const meter = new Meter(Number(skipText));
    await Promise.all(flows.map(() => download(meter)));
    meter.finish();
    return meter.read();
  }
  const name = `${process.pid}-${Date.now()}`;
  await Promise.all(flows.map(() => upload(name)));
  return (await fetch(`${server}/meter?name=${name}`)).json();
}

try {
  console.log(JSON.stringify(await measure()));
  process.exit(0);
} catch (error) {
  console.error(`The transfer broke: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
