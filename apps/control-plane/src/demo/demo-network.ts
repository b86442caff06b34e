import { request } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoClaim, DemoNetworkState } from '@tresse/contracts';
import { CONFIG, type Config } from '../config.js';
import { ApiError } from '../http/index.js';

const TIMEOUT_MS = 10_000;

/** The demo network's control socket: HTTP and JSON over a Unix socket. */
@Injectable()
export class DemoNetwork {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Whether one is meant to run here. */
  get configured(): boolean {
    return this.config.demoSocket !== undefined;
  }

  /** @throws ApiError `demo.unavailable` */
  async state(): Promise<DemoNetworkState> {
    const parsed = DemoNetworkState.safeParse(await this.call('GET', '/state'));
    if (!parsed.success) throw new ApiError('demo.unavailable', [], { cause: parsed.error });
    return parsed.data;
  }

  /** Gives a claim to the relay or to the box, which then enrols. @throws ApiError `demo.unavailable` */
  async plugIn(end: 'relay' | 'site', claim: string): Promise<void> {
    await this.call('POST', `/${end}`, { claim });
  }

  /** Takes the box away from its site and makes it forget who it was. @throws ApiError `demo.unavailable` */
  async unplug(): Promise<void> {
    await this.call('DELETE', '/site');
  }

  /** @throws ApiError `demo.unavailable` */
  async setLine(name: string, action: 'cut' | 'restore'): Promise<void> {
    await this.call('POST', `/lines/${encodeURIComponent(name)}/${action}`);
  }

  private async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: DemoClaim): Promise<unknown> {
    const { demoSocket } = this.config;
    if (demoSocket === undefined) throw new ApiError('demo.unavailable');
    try {
      return await callSocket(demoSocket, method, path, body);
    } catch (cause) {
      throw new ApiError('demo.unavailable', [], { cause });
    }
  }
}

function callSocket(socketPath: string, method: string, path: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath, method, path, timeout: TIMEOUT_MS, headers: { 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          const ok = response.statusCode !== undefined && response.statusCode < 300;
          if (!ok) return reject(new Error(`the demo network answered ${response.statusCode} to ${path}`));
          try {
            resolve(text === '' ? undefined : JSON.parse(text));
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('the demo network does not answer')));
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? '' : JSON.stringify(body));
  });
}
