import type { BypassRule, SiteInput } from '@tresse/contracts';
import type { LineDraft, SiteDraft } from './draft';

/** A rate typed in Mbit/s as kbit/s; NaN when it is no number. */
function kilobits(text: string): number {
  return text.trim() === '' ? Number.NaN : Math.round(Number(text.trim().replace(',', '.')) * 1_000);
}

const whole = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim()));

/** Ports typed as `80` or `8000-8010`; NaN where there is no number. */
function ports(text: string): { first: number; last: number } {
  const [first = '', last = first] = text.split(/[-–]/);
  return { first: whole(first), last: whole(last) };
}

/** What the form leaves alone of a line that exists. */
function keptLine({ id }: LineDraft, kept: SiteInput | null) {
  const line = id === undefined ? undefined : kept?.lines.find((other) => other.id === id);
  return line && { vlan: line.vlan, role: line.role, limit: line.limit, allowance: line.allowance };
}

/** The rules with the names that their lines have now. */
function keptBypass({ lines, kept }: SiteDraft): BypassRule[] | undefined {
  return kept?.bypass.map((rule) => {
    const id = kept.lines.find(({ name }) => name === rule.line)?.id;
    return { ...rule, line: lines.find((line) => line.id === id)?.name.trim() ?? rule.line };
  });
}

/** What the draft asks of the API, in the form of `SiteInput`, unchecked; paths in it are the fields' paths. */
export function toInput(draft: SiteDraft) {
  return {
    name: draft.name.trim(),
    region: draft.region,
    ...(draft.kept && { braid: draft.kept.braid, quality: draft.kept.quality, bypass: keptBypass(draft) }),
    lines: draft.lines.map((line) => ({
      ...keptLine(line, draft.kept),
      ...(line.id && { id: line.id }),
      name: line.name.trim(),
      kind: line.kind,
      interface: line.interface.trim(),
      addressing:
        line.method === 'static'
          ? { method: 'static', address: line.address.trim(), gateway: line.gateway.trim() }
          : { method: line.method },
      contract:
        line.down.trim() === '' && line.up.trim() === ''
          ? null
          : { downKbit: kilobits(line.down), upKbit: kilobits(line.up) },
    })),
    lan: { ...draft.kept?.lan, interface: draft.lan.interface.trim(), address: draft.lan.address.trim() },
    portForwards: draft.portForwards.map((forward) => ({
      ...(forward.id && { id: forward.id }),
      name: forward.name.trim(),
      protocol: forward.protocol,
      publicPorts: ports(forward.publicPorts),
      sources: (forward.id && draft.kept?.portForwards.find(({ id }) => id === forward.id)?.sources) || [],
      toAddress: forward.toAddress.trim(),
      toPort: whole(forward.toPort),
    })),
  };
}
