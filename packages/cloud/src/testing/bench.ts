import type { HttpOptions } from '../http/index.js';
import type { CloudProvider } from '../provider.js';
import type { Fault, Model, Reply, Request } from './stand-in.js';

/** What a provider's model has in it, told and changed from outside, as its console would. */
export interface World {
  /** Names of the servers that exist. */
  servers(): string[];
  /** Lets everything under way come to its end. */
  settle(): void;
  /** A server of this name, running, made on this day of January 2026; returns its id. */
  addServer(name: string, day: number): string;
  /** Deletes a server at once. */
  removeServer(id: string): void;
  /** An address bought in the console, at no server; returns its id. */
  addAddress(ip: string): string;
  /** The server that an address is at. */
  holderOf(addressId: string): string | undefined;
  /** What cloud-init was given on a server. */
  userDataOf(name: string): string | undefined;
}

/** Answers in a provider's own words. */
export interface Refusals {
  wrong: Reply;
  /** Undefined where the provider does not tell an expired key from a wrong one. */
  expired?: Reply;
  narrow: Reply;
  quota: Reply;
  soldOut: Reply;
  /** With the wait that it asks for, in ms from 2026-10-01T12:00:00Z. */
  limited: { reply: Reply; waitMs: number };
}

/** All that the shared behaviour needs to know of one provider. */
export interface Bench<W extends World = World> {
  provider(baseUrl: string, http: HttpOptions): CloudProvider;
  model(): { model: Model; world: W };
  region: string;
  size: string;
  /** Which request orders a server. */
  isOrder(request: Request): boolean;
  /** Which request lists servers. */
  isList(request: Request): boolean;
  refusals: Refusals;
  /** Secrets that must never be seen. */
  secrets: string[];
}

/** A list with every fault that leaves the provider whole. */
export const FAULTS: Fault[] = [
  'lost',
  'done, answer lost',
  'done, answer late',
  'done, answer garbled',
  { status: 500, body: 'oops' },
  { status: 503, body: { message: 'try later' }, headers: { 'retry-after': '2' } },
  { status: 429, body: {}, headers: { 'retry-after': '1' } },
];

/** A reply with a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, body, headers: { 'content-type': 'application/json', ...headers } };
}

/** The instant on this day of January 2026. */
export function onDay(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString();
}
