import {
  classId,
  laneClassId,
  laneId,
  QUEUE_HANDLE,
  QUEUE_SHARES,
  type Queue,
  type QueueClass,
  shareId,
  WHOLE_ID,
} from '@tresse/net-plan';

/** What a queue may send at once, in ms of its rate: a busy machine wakes it late, and the line holds as much. */
const BURST_MS = 10;
/** Two full packets: with less a slow line would stand idle between them. */
const SMALLEST_BURST = 3_100;

/** What may wait in a class whose packets are not kept apart by connection, in ms of the rate and at least, in bytes. */
const WAITING_MS = 100;
const SMALLEST_WAITING = 48_000;

/** Target of fq_codel: one and a half packets of the slowest class at line rate, and never below its default (tc-fq_codel(8)). */
const TARGET_MS = 5;
const INTERVAL_MS = 100;
/**
 * The same before a bond, where one connection has to fill a line or is overtaken by its own packets: after an early drop it is slow
 * to find its rate again. It waits behind itself alone, as connections are kept apart. cake makes its target of the interval (a
 * twentieth). On a slow line a hundred ms are too few packets to make a difference, and cost uploads a twentieth.
 */
const PATIENT = { targetMs: 100, intervalMs: 400 };
const PATIENT_SLOW = { targetMs: 30, intervalMs: 200 };
const SLOW_KBIT = 4_000;

const CLASSES = Object.keys(QUEUE_SHARES) as QueueClass[];

/** Lines for `tc -batch` that make the queue on an interface that has none of its own. Source: tc-htb(8), tc-cake(8). */
export function makeQueue(queue: Queue): string[] {
  const { device, maker, overhead, header } = queue;
  if (maker === 'cake') return changeQueue(queue);
  const [, other] = classId(maker, 'work').split(':');
  return [
    `qdisc replace dev ${device} root handle ${QUEUE_HANDLE} stab overhead ${overhead - header} linklayer ethernet htb default ${other}`,
    ...changeQueue(queue),
  ];
}

/**
 * Lines for `tc -batch` that give the rate to a queue of ours; what waits in it stays. cake counts
 * at the IP level as soon as it is told an overhead, HTB with what the interface counts.
 */
export function changeQueue(queue: Queue): string[] {
  const { device, lane, maker, rateKbit, overhead, patient } = queue;
  if (maker === 'cake') {
    const bears = patient ? ` rtt ${PATIENT.intervalMs}ms` : '';
    return [
      `qdisc replace dev ${device} root handle ${QUEUE_HANDLE} cake bandwidth ${rateKbit}kbit diffserv4 overhead ${overhead}${bears}`,
    ];
  }
  if (lane === undefined) return changeTree(queue);
  const id = shareId(lane);
  return id === null ? changeLane(queue, lane) : changeShare(queue, id);
}

/** The whole interface is one line. */
function changeTree(queue: Queue): string[] {
  const { device, maker, rateKbit } = queue;
  const held = holding(rateKbit);
  const root = `${QUEUE_HANDLE}1`;
  return [
    `class replace dev ${device} parent ${QUEUE_HANDLE} classid ${root} htb rate ${rateKbit}kbit ${held}`,
    ...CLASSES.flatMap((name, prio) => {
      const id = classId(maker, name);
      const [, minor] = id.split(':');
      return [
        `class replace dev ${device} parent ${root} classid ${id} htb prio ${prio} rate ${share(rateKbit, name)}kbit ${held}`,
        `qdisc replace dev ${device} parent ${id} handle ${minor}: ${leaf(queue)}`,
      ];
    }),
  ];
}

/** Full packets are counted with the header of Ethernet: the rate is higher by so much. */
const WITH_HEADER = 1_514 / 1_500;

/**
 * One of several lines. Packets of many segments stay as they are, for the sake of all that the interface sends besides;
 * HTB counts them right as long as nothing is added (`stab`), so that the header is made up for by the rate.
 */
function changeLane(queue: Queue, lane: number): string[] {
  const { device } = queue;
  const rateKbit = Math.round(queue.rateKbit * WITH_HEADER);
  const held = holding(rateKbit);
  return [
    `class replace dev ${device} parent ${QUEUE_HANDLE} classid ${laneId(lane)} htb rate ${rateKbit}kbit ${held}`,
    ...CLASSES.flatMap((name, prio) => {
      const id = laneClassId(lane, name);
      return [
        `class replace dev ${device} parent ${laneId(lane)} classid ${id} htb prio ${prio} rate ${share(rateKbit, name)}kbit ${held}`,
        `qdisc replace dev ${device} parent ${id} ${leaf(queue)}`,
      ];
    }),
  ];
}

/** A site's share is sure of one part in so many; the rest is lent in turns, a full packet to each that has something waiting. */
const SHARES = 256;

/** One site's share of the whole interface, which is made along with it: HTB lends what a site leaves to the others alike. */
function changeShare(queue: Queue, id: string): string[] {
  const { device } = queue;
  const whole = Math.round(queue.rateKbit * WITH_HEADER);
  const sure = Math.max(8, Math.floor(whole / SHARES));
  const held = holding(whole);
  return [
    `class replace dev ${device} parent ${QUEUE_HANDLE} classid ${WHOLE_ID} htb rate ${whole}kbit ${held}`,
    `class replace dev ${device} parent ${WHOLE_ID} classid ${id} htb rate ${sure}kbit ceil ${whole}kbit burst ${SMALLEST_BURST} cburst ${SMALLEST_BURST} quantum 3000`,
    `qdisc replace dev ${device} parent ${id} ${leaf(queue)}`,
  ];
}

/** What lanes stand in: what is in none of them passes at once. */
export function makeLanes(device: string): string[] {
  return [`qdisc replace dev ${device} root handle ${QUEUE_HANDLE} htb default 0`];
}

/** What takes a lane away, its classes before the lane itself; the whole interface stays while another site has a share. */
export function removeLane(device: string, lane: number): string[] {
  const share = shareId(lane);
  const ids = share ? [share, WHOLE_ID] : [...CLASSES.map((name) => laneClassId(lane, name)), laneId(lane)];
  return ids.map((id) => `class del dev ${device} classid ${id}`);
}

function holding(rateKbit: number): string {
  const burst = Math.max(SMALLEST_BURST, bytesIn(BURST_MS, rateKbit));
  return `ceil ${rateKbit}kbit burst ${burst} cburst ${burst} quantum 3000`;
}

function share(rateKbit: number, name: QueueClass): number {
  return Math.max(8, Math.floor(rateKbit * QUEUE_SHARES[name]));
}

function leaf({ maker, rateKbit, patient }: Queue): string {
  if (maker === 'htb+fq_codel') {
    const bears = bearing(rateKbit, patient);
    const target = Math.max(bears.targetMs, Math.ceil((1.5 * 1_514 * 8) / rateKbit));
    return `fq_codel limit 1000 target ${target}ms interval ${bears.intervalMs}ms noecn`;
  }
  return `bfifo limit ${Math.max(SMALLEST_WAITING, bytesIn(WAITING_MS, rateKbit))}`;
}

function bearing(rateKbit: number, patient = false) {
  if (!patient) return { targetMs: TARGET_MS, intervalMs: INTERVAL_MS };
  return rateKbit < SLOW_KBIT ? PATIENT_SLOW : PATIENT;
}

function bytesIn(ms: number, rateKbit: number): number {
  return Math.round((rateKbit * ms) / 8);
}
