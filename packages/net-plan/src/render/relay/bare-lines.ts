import { isDirect, type LineIndex, type Port } from '@tresse/contracts';
import { CAME, CAME_MERGED, COUNTED } from '../../line-counters.js';
import { BARE_LINE_MARKS, bareLineMark, lineEndpoint, relayLane, siteMark } from '../../naming.js';
import { laneClassId, type QueueClass } from '../../queue-classes.js';
import { heldRate } from '../../rates.js';
import { classPort, classPorts, MARKED_CLASSES, outerRules } from '../classes.js';
import { anySet } from '../firewall.js';
import type { Part } from '../part.js';
import { laneQueue } from '../queues.js';
import { signalConditions } from '../signals.js';
import type { RelayContext, ServedSite } from './context.js';
import { wayToInternet } from './heard-from.js';

/**
 * Carrier `direct` seen from the relay: all lines leave by one interface, on which each has a lane. Whose line a packet
 * takes its connection knows by a mark: a tunnel by its port; a further subflow by the address id with which it joined;
 * the first one by its peer's address, which the line's tunnel teaches the filter with each short packet that it sends.
 * By the same mark what comes is counted, since the relay has no interface of the line.
 */
export function relayBareLinesPart(relay: RelayContext): Part {
  const { desired, observed, sites } = relay;
  const way = wayToInternet(observed);
  if (way === undefined) return {};
  const device = way.interface;
  const lines = sites.flatMap((served) => bareLinesOf(served));
  if (lines.length === 0) return {};
  const held = lines.filter(isHeld);
  const queues = held.flatMap(({ lane, rateKbit }) =>
    laneQueue(device, lane, rateKbit, observed.capabilities),
  );
  return {
    queues,
    firewall: {
      sets: { [CAME]: COUNTED, [CAME_MERGED]: COUNTED },
      maps: { heard: { type: HEARD, elements: [] } },
      chains: {
        'remember-class': [
          `tcp dport ${portSet(desired.directPort)} tcp flags & (syn | ack) == syn tcp option @30,16,4 1 jump joined-line`,
        ],
        'joined-line': JOINED,
        classify: [`oifname "${device}" jump to-lines`],
        'to-lines': [
          ...nameRules(lines, desired.directPort),
          ...(queues.length > 0 ? classRules(desired, held) : []),
        ],
        'count-lines': countRules(device),
      },
    },
  };
}

/** A line of a site of carrier `direct`. */
interface BareLine {
  /** Of the site's proxy connections, and of all connections that run over the line. */
  readonly siteMark: number;
  readonly mark: number;
  readonly index: LineIndex;
  readonly door: Port;
  /** Null for a line that is not held. */
  readonly lane: number | null;
  readonly rateKbit: number | null;
}

interface HeldLine extends BareLine {
  readonly lane: number;
  readonly rateKbit: number;
}

function isHeld(line: BareLine): line is HeldLine {
  return line.lane !== null && line.rateKbit !== null;
}

function bareLinesOf({ site, verdicts }: ServedSite): BareLine[] {
  if (!isDirect(site.braid)) return [];
  const { index: place } = site.site;
  return site.lines.map((line) => ({
    siteMark: siteMark(place),
    mark: bareLineMark(place, line.index),
    index: line.index,
    door: line.tunnel.listenPort,
    lane: relayLane(place, line.index),
    rateKbit: heldRate(line, 'downKbit', site, verdicts),
  }));
}

/** Site and address → mark of the line; what is not heard for an hour is forgotten. */
const HEARD = 'mark . ipv4_addr : mark; size 65535; flags dynamic,timeout; timeout 1h;';

/** No line carries longer packets: those that are longer are several that were merged on arrival. */
const LONGEST = 1_500;

/** Counts what comes by each line; headers that merging has taken away are made up for by who reads the counts. */
function countRules(device: string): string[] {
  const { first, last } = BARE_LINE_MARKS;
  const ofLines = `iifname "${device}" ct mark ${first}-${last}`;
  return [
    `${ofLines} meta length > ${LONGEST} update @${CAME_MERGED} { ct mark } accept`,
    `${ofLines} update @${CAME} { ct mark }`,
  ];
}

/** A SYN that joins a connection says in byte 3 of its option by which of the site's endpoints (RFC 8684 §3.2). */
const JOINED = [1, 2, 3, 4, 5, 6, 7, 8].map(
  (line) => `tcp option @30,24,8 ${lineEndpoint(line)} ct mark set ${line}`,
);

const portSet = (directPort: Port) => anySet(classPorts(directPort).map(String));

function mapOf<L>(lines: readonly L[], element: (line: L) => string): string {
  return anySet(lines.map(element));
}

const doorsOf = (lines: readonly BareLine[]) => anySet(lines.map(({ door }) => String(door)));

/** Each heartbeat is no longer, in bytes: what a tunnel sends besides teaches nothing new. */
const LEARNT_FROM_BYTES = 200;

/** Gives connections the mark of their line, as soon as their site is known. */
function nameRules(lines: readonly BareLine[], directPort: Port): string[] {
  const doors = `udp sport ${doorsOf(lines)}`;
  const subflow = `tcp sport ${portSet(directPort)}`;
  const byDoor = (what: 'mark' | 'siteMark') =>
    `udp sport map ${mapOf(lines, (line) => `${line.door} : ${line[what]}`)}`;
  const joined = mapOf(lines, (line) => `${line.siteMark} . ${line.index} : ${line.mark}`);
  return [
    `${doors} ct mark 0 ct mark set ${byDoor('mark')}`,
    `${doors} meta length <= ${LEARNT_FROM_BYTES} meta mark set ${byDoor('siteMark')} update @heard { meta mark . ip daddr : ct mark }`,
    `${subflow} ct mark 0 ct mark set meta mark . ip daddr map @heard`,
    `${subflow} ct mark 1-8 ct mark set meta mark . ct mark map ${joined}`,
  ];
}

/** What runs over a line is put into a class of its lane; all else that the relay sends is in none, and not held. */
function classRules(
  { directPort, heartbeatPort }: RelayContext['desired'],
  lines: readonly HeldLine[],
): string[] {
  const into = (name: QueueClass) =>
    `meta priority set ct mark map ${mapOf(lines, ({ mark, lane }) => `${mark} : ${laneClassId(lane, name)}`)}`;
  return [
    ...outerRules(`udp sport ${doorsOf(lines)}`, into),
    ...signalConditions(heartbeatPort).map((condition) => `${condition} ${into('signal')} accept`),
    ...MARKED_CLASSES.map((name) => `tcp sport ${classPort(directPort, name)} ${into(name)} accept`),
    `${into('work')} accept`,
  ];
}
