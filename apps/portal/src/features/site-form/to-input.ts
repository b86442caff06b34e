import type { SiteDraft } from './draft';

/** A rate typed in Mbit/s as kbit/s; NaN when it is no number. */
function kilobits(text: string): number {
  return text.trim() === '' ? Number.NaN : Math.round(Number(text.trim().replace(',', '.')) * 1_000);
}

const whole = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim()));

/** What the draft asks of the API, in the form of `SiteInput`, unchecked; paths in it are the fields' paths. */
export function toInput(draft: SiteDraft) {
  return {
    name: draft.name.trim(),
    region: draft.region,
    lines: draft.lines.map((line) => ({
      ...(line.id && { id: line.id }),
      name: line.name.trim(),
      kind: line.kind,
      interface: line.interface.trim(),
      addressing:
        line.method === 'static'
          ? { method: 'static', address: line.address.trim(), gateway: line.gateway.trim() }
          : { method: 'automatic' },
      contract:
        line.down.trim() === '' && line.up.trim() === ''
          ? null
          : { downKbit: kilobits(line.down), upKbit: kilobits(line.up) },
    })),
    lan: { interface: draft.lan.interface.trim(), address: draft.lan.address.trim() },
    portForwards: draft.portForwards.map((forward) => ({
      ...(forward.id && { id: forward.id }),
      name: forward.name.trim(),
      protocol: forward.protocol,
      publicPort: whole(forward.publicPort),
      toAddress: forward.toAddress.trim(),
      toPort: whole(forward.toPort),
    })),
  };
}
