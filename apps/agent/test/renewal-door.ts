import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { readIdentity } from '@tresse/pki';
import type { ControlPlane } from './control-plane-stand-in.js';

/** A control plane's `POST /renew` over real TLS, which takes expired certificates too; the test says what it answers. */
export async function openRenewalDoor(controlPlane: ControlPlane) {
  const asked: string[] = [];
  const state: { answer: () => { status: number; body: unknown } } = {
    answer: () => ({ status: 503, body: {} }),
  };
  const server = createServer(
    { ...controlPlane.serverTls, rejectUnauthorized: false },
    (request, response) => {
      const { socket } = request;
      const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
      asked.push(certificate ? readIdentity(certificate.raw).serial : 'none');
      const { status, body } = state.answer();
      request.resume().once('end', () => response.writeHead(status).end(JSON.stringify(body)));
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Serial numbers of the certificates that were shown, in order. */
    asked,
    state,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
