import { hostOf, type Id, type Ipv4, type SiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts } from './host-state.js';
import { presentLines } from './render/site/context.js';

/** A line with the address that the box has on it. */
interface AddressedLine {
  readonly lineId: Id;
  readonly address: Ipv4;
}

/** The lines that an address of the box's tells from the others, as what comes from it leaves by that line. */
export function bareLines(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
): AddressedLine[] {
  const lines = addressedLines(desired, observed, verdicts);
  return lines.filter((line) => !isShared(line, lines));
}

/**
 * The lines that have the same address as another, as behind two boxes of one provider. On one arm all have the box's own
 * by intent, which is told of the arm and not of them.
 */
export function sharingLines(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
): AddressedLine[] {
  const lines = addressedLines(desired, observed, verdicts);
  const inLan = hostOf(desired.lan.address);
  return lines.filter((line) => line.address !== inLan && isShared(line, lines));
}

function addressedLines(...given: Parameters<typeof presentLines>): AddressedLine[] {
  return presentLines(...given).flatMap(({ line, address }) =>
    address === null ? [] : [{ lineId: line.id, address }],
  );
}

const isShared = ({ address }: AddressedLine, lines: readonly AddressedLine[]) =>
  lines.filter((other) => other.address === address).length > 1;
