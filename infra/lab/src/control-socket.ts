import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { DemoNetworkState } from '@tresse/contracts';
import { z } from 'zod';
import { LAN_CLIENT_ADDRESS, LAN_GATEWAY_ADDRESS, LAN_INTERFACE, SERVER_ADDRESS } from './addresses.js';
import type { Lab } from './lab.js';
import { LabError, type LabErrorCode } from './lab-error.js';

const PlugIn = z.strictObject({ claim: z.string().min(1).max(8_192) });
const LARGEST_BODY = 16_384;

const STATUS: Partial<Record<LabErrorCode, number>> = { 'line.unknown': 404, 'box.plugged-in': 409 };

/** What GET /state answers: what the control plane reads ({@link DemoNetworkState}), and the lab's own particulars. */
function labState(lab: Lab) {
  const demo: DemoNetworkState = {
    publicAddress: lab.relayPublicAddress,
    relay: { state: lab.boxState('relay') },
    site: { state: lab.boxState('site') },
    box: {
      scenario: lab.scenarioName,
      lanInterface: LAN_INTERFACE,
      lanAddress: `${LAN_GATEWAY_ADDRESS}/24`,
      lines: lab.lines.map(({ name, interface: device, cut, down, up }) => ({
        name,
        interface: device,
        downKbit: down.rateKbit,
        upKbit: up.rateKbit,
        cut,
      })),
    },
  };
  return {
    ...demo,
    instance: lab.instance,
    lines: lab.lines,
    lanClientAddress: LAN_CLIENT_ADDRESS,
    serverAddress: SERVER_ADDRESS,
  };
}

/**
 * Serves the lab over HTTP on its Unix socket, for root only: GET /state, POST /relay and /site `{claim}`, DELETE /site,
 * POST /lines/NAME/cut and /restore. Errors are `{code, message}`. Returns the function that closes it.
 */
export async function serveControlSocket(lab: Lab): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(lab, request, response).catch((error) => refuse(response, error));
  });
  server.listen(lab.socketPath);
  await once(server, 'listening');
  await chmod(lab.socketPath, 0o600);
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

async function answer(lab: Lab, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://lab').pathname;
  const [, line = '', action = ''] = /^\/lines\/([^/]+)\/(cut|restore)$/.exec(path) ?? [];
  const route = `${request.method} ${line ? '/lines' : path}`;
  if (route === 'GET /state') return sendJson(response, 200, labState(lab));
  if (route === 'POST /relay') await lab.plugInRelay((await bodyOf(request)).claim);
  else if (route === 'POST /site') await lab.plugInSite((await bodyOf(request)).claim);
  else if (route === 'DELETE /site') await lab.unplugSite();
  else if (route === 'POST /lines') await (action === 'cut' ? lab.cut(line) : lab.restore(line));
  else return sendJson(response, 404, { code: 'not-found', message: `There is no ${route}.` });
  sendJson(response, 200, labState(lab));
}

async function bodyOf(request: IncomingMessage): Promise<z.infer<typeof PlugIn>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LARGEST_BODY) throw new z.ZodError([]);
  }
  return PlugIn.parse(JSON.parse(text));
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof LabError) {
    sendJson(response, STATUS[error.code] ?? 500, { code: error.code, message: error.message });
  } else if (error instanceof z.ZodError || error instanceof SyntaxError) {
    sendJson(response, 400, { code: 'request.invalid', message: 'The body must be {"claim": TEXT}.' });
  } else {
    sendJson(response, 500, { code: 'internal', message: String(error) });
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
