import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pinoHttp } from 'pino-http';
import { requestLogging } from '../logging.module.js';
import { loggedUrl } from './logged-url.js';

const TOKEN = 'A-_z'.repeat(10).concat('abc');

describe('the address of a request in a log', () => {
  it.each([
    [`/api/downloads/${TOKEN}/tresse-1.img.gz`, '/api/downloads/[redacted]/tresse-1.img.gz'],
    [`/api/downloads/${TOKEN}`, '/api/downloads/[redacted]'],
    [`/api/downloads/${TOKEN}?x=1`, '/api/downloads/[redacted]?x=1'],
    [`/api/installs/${TOKEN}/reports`, '/api/installs/[redacted]/reports'],
    [`/api/invitations/${TOKEN}/accept`, '/api/invitations/[redacted]/accept'],
    ['/api/sites/1/events?limit=5', '/api/sites/1/events?limit=5'],
  ])('%s is %s', (url, logged) => {
    expect(loggedUrl(url)).toBe(logged);
  });

  it('is without the token when the logger writes it', async () => {
    let log = '';
    const stream = new Writable({
      write(chunk, _encoding, done) {
        log += chunk;
        done();
      },
    });
    const logger = pinoHttp(requestLogging('trace'), stream);
    const server = createServer((request, response) => {
      logger(request, response);
      response.statusCode = 404;
      response.end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/api/downloads/${TOKEN}/x.zip`);
    await new Promise((resolve) => {
      server.close(resolve);
    });
    expect(log).toContain('/api/downloads/[redacted]/x.zip');
    expect(log).not.toContain(TOKEN);
  });
});
