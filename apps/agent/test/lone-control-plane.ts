/**
 * A control plane by itself: enrols whoever brings its claim, and announces each body that standard input brings as the
 * next generation. Tells its claim as the first line, then each report.
 */
import { once } from 'node:events';
import { createServer } from 'node:https';
import { createInterface } from 'node:readline';
import { type DesiredBody, EnrolmentRequest, formatClaim } from '@tresse/contracts';
import { fingerprintOf } from '@tresse/pki';
import { documentOf, startControlPlane } from './control-plane-stand-in.js';

const [address = '', port = '', device = ''] = process.argv.slice(2);
const controlPlane = await startControlPlane(device, undefined, address);
const secret = 's'.repeat(43);
const { key, cert } = controlPlane.serverTls;
const door = createServer({ key, cert }, async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const { secret: brought, csrPem } = EnrolmentRequest.parse(JSON.parse(text));
  response.writeHead(brought === secret ? 201 : 404, { 'content-type': 'application/json' });
  response.end(brought === secret ? JSON.stringify(controlPlane.admit(csrPem)) : '{}');
});
door.listen(Number(port), address);
await once(door, 'listening');
const caSha256 = fingerprintOf(controlPlane.identity.caPem);
say({ claim: formatClaim({ url: `https://${address}:${port}`, caSha256, secret }) });

let told = 0;
void controlPlane.until((messages) => {
  for (const { topic, body } of messages.slice(told)) if (topic === 'reported') say({ reported: body });
  told = messages.length;
  return undefined;
});

let generation = 0;
for await (const line of createInterface({ input: process.stdin })) {
  generation += 1;
  const document = documentOf(device, generation, JSON.parse(line) as DesiredBody);
  await controlPlane.announce(document, controlPlane.sign(document));
}
process.exit(0);

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
