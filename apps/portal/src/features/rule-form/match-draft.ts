/** Which traffic a rule names, as it is being typed. */
import type { TrafficMatch } from '@tresse/contracts';
import { type KnownValue, valueNamed } from '../../design/token-list';
import { draftOfPorts, portsOf } from '../site-form/typed';

export interface MatchDraft {
  protocol: TrafficMatch['protocol'];
  /** Ports and ranges as typed: `443`, `5000-5100`. */
  ports: string[];
  to: string[];
  from: string[];
}

export const EMPTY_MATCH: MatchDraft = { protocol: 'any', ports: [], to: [], from: [] };

/** The draft of the traffic that a rule names. */
export function draftOfMatch({ protocol, ports, to, from }: TrafficMatch): MatchDraft {
  return { protocol, ports: ports.map(draftOfPorts), to, from };
}

/**
 * What the draft asks of the API, unchecked; names and hardware addresses in the case that it takes.
 * @param devices what `from` may name
 */
export function matchInput({ protocol, ports, to, from }: MatchDraft, devices: readonly KnownValue[]) {
  return {
    protocol,
    ports: ports.map(portsOf),
    to: to.map((place) => place.toLowerCase().replace(/\.$/, '')),
    from: from.map((source) => macTyped(valueNamed(source, devices))),
  };
}

/** A hardware address in the contract's form, whichever way it was copied; anything else as it is. */
export function macTyped(text: string): string {
  const mac = text.trim().toLowerCase();
  return /^([0-9a-f]{2}-){5}[0-9a-f]{2}$/.test(mac) ? mac.replaceAll('-', ':') : mac;
}
