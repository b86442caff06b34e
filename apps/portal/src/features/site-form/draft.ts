import {
  type Addressing,
  type DemoBox,
  inputOfSite,
  type LineKind,
  type PortRange,
  type Site,
  type SiteInput,
} from '@tresse/contracts';

/** A site as it is being typed: texts only, so that nothing typed is ever lost to parsing. */
export interface SiteDraft {
  name: string;
  region: string;
  lines: LineDraft[];
  lan: { interface: string; address: string };
  portForwards: ForwardDraft[];
  /** The site as it stands, for what this form leaves alone; null for a new one. */
  kept: SiteInput | null;
}

export interface LineDraft {
  /** Stable while the form lives; for React only. */
  key: string;
  id?: string;
  name: string;
  kind: LineKind;
  interface: string;
  method: Addressing['method'];
  address: string;
  gateway: string;
  /** Contract rates in Mbit/s as typed, with a point or a comma. */
  down: string;
  up: string;
}

export interface ForwardDraft {
  key: string;
  id?: string;
  name: string;
  protocol: 'tcp' | 'udp';
  /** One port, or the first and the last: `8000-8010`. */
  publicPorts: string;
  toAddress: string;
  toPort: string;
}

export const LINE_KINDS = [
  'adsl',
  'vdsl',
  'fibre',
  'cable',
  '4g',
  '5g',
  'satellite',
  'other',
] as const satisfies readonly LineKind[];

/** A new line for the place it will have, with the interface names a Raspberry Pi gives. */
export function emptyLine(place: number): LineDraft {
  return {
    key: `line-${place}-${Date.now()}`,
    name: '',
    kind: 'adsl',
    interface: `eth${place}`,
    method: 'automatic',
    address: '',
    gateway: '',
    down: '',
    up: '',
  };
}

/** The draft that a person begins with. */
export function emptyDraft(region: string): SiteDraft {
  return {
    name: '',
    region,
    lines: [emptyLine(1), emptyLine(2)],
    lan: { interface: 'eth0', address: '192.168.10.1/24' },
    portForwards: [],
    kept: null,
  };
}

export function emptyForward(): ForwardDraft {
  return {
    key: `forward-${Date.now()}`,
    name: '',
    protocol: 'tcp',
    publicPorts: '',
    toAddress: '',
    toPort: '',
  };
}

/** A rate in kbit/s as people of `locale` type it, in Mbit/s. */
function megabits(kbit: number | undefined, locale: string): string {
  const typed = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false });
  return kbit === undefined ? '' : typed.format(kbit / 1_000);
}

function portsText({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** The draft of a site that exists. */
export function draftOfSite(site: Site, locale: string): SiteDraft {
  return {
    name: site.name,
    region: site.region,
    lines: [...site.lines]
      .sort((a, b) => a.index - b.index)
      .map((line) => ({
        key: line.id,
        id: line.id,
        name: line.name,
        kind: line.kind,
        interface: line.interface,
        method: line.addressing.method,
        address: line.addressing.method === 'static' ? line.addressing.address : '',
        gateway: line.addressing.method === 'static' ? line.addressing.gateway : '',
        down: megabits(line.contract?.downKbit, locale),
        up: megabits(line.contract?.upKbit, locale),
      })),
    lan: { interface: site.lan.interface, address: site.lan.address },
    kept: inputOfSite(site),
    portForwards: site.portForwards.map((forward) => ({
      key: forward.id,
      id: forward.id,
      name: forward.name,
      protocol: forward.protocol,
      publicPorts: portsText(forward.publicPorts),
      toAddress: forward.toAddress,
      toPort: String(forward.toPort),
    })),
  };
}

/** The draft with the demo box's own lines and LAN. */
export function withDemoBox(draft: SiteDraft, box: DemoBox, locale: string): SiteDraft {
  return {
    ...draft,
    lines: box.lines.map((line, place) => ({
      ...emptyLine(place + 1),
      name: line.name,
      interface: line.interface,
      down: megabits(line.downKbit, locale),
      up: megabits(line.upKbit, locale),
    })),
    lan: { interface: box.lanInterface, address: box.lanAddress },
  };
}

/** The draft in a stored value, or undefined when it is none of this form. */
export function reviveDraft(stored: unknown): SiteDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { name, region, lines, lan, portForwards, kept } = stored as Partial<SiteDraft>;
  const whole =
    typeof name === 'string' &&
    typeof region === 'string' &&
    Array.isArray(lines) &&
    Array.isArray(portForwards) &&
    typeof lan?.address === 'string' &&
    kept !== undefined;
  return whole ? (stored as SiteDraft) : undefined;
}
