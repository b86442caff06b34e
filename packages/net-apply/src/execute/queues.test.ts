import { describe, expect, it } from '@jest/globals';
import { type Paths, type Queue, type Step, shareLane } from '@tresse/net-plan';
import { observeQueues } from '../observe/queues.js';
import { fakeHost } from '../testing/fake-host.js';
import { execute } from './index.js';

const PATHS: Paths = { stateDir: '/state', wireguardKey: '/state/wireguard.key' };
const QUEUE: Queue = { device: 'tl1', maker: 'htb+bfifo', rateKbit: 887, overhead: 60, header: 0 };
const LISTED = 'qdisc htb 7e5: dev tl1 root refcnt 2 direct_packets_stat 0\n';
const CLASSES =
  'qdisc htb 7e5: root refcnt 2 direct_packets_stat 0\nclass htb 7e5:1 root rate 887Kbit ceil 887Kbit\n';
const listing = (queues = LISTED, classes = CLASSES) => ({
  'tc -force -batch -': { stdout: `qdisc noqueue 0: dev lo root refcnt 2\n${queues}${classes}` },
  'tc -batch -': { stdout: classes },
});
const SHOWN = 'qdisc show dev tl1\nclass show dev tl1\n';
const run = async (step: Step, answers = listing()) => {
  const host = fakeHost(answers);
  expect((await execute(host, [step], PATHS)).failed).toBeNull();
  return host;
};
const told = (commands: readonly string[]) => commands.filter((text) => text.startsWith('tc -batch'));

describe('a queue', () => {
  it('of HTB is made with exactly these words', async () => {
    const { commands } = await run({ action: 'set-queue', queue: QUEUE });
    expect(commands.slice(0, 2)).toEqual(['tc qdisc del dev tl1 root', 'ip link set dev tl1 gso_max_segs 1']);
    const held = 'ceil 887kbit burst 3100 cburst 3100 quantum 3000';
    expect(told(commands)).toEqual([
      `tc -batch - < qdisc replace dev tl1 root handle 7e5: stab overhead 60 linklayer ethernet htb default 40
class replace dev tl1 parent 7e5: classid 7e5:1 htb rate 887kbit ${held}
class replace dev tl1 parent 7e5:1 classid 7e5:10 htb prio 0 rate 177kbit ${held}
qdisc replace dev tl1 parent 7e5:10 handle 10: bfifo limit 48000
class replace dev tl1 parent 7e5:1 classid 7e5:20 htb prio 1 rate 266kbit ${held}
qdisc replace dev tl1 parent 7e5:20 handle 20: bfifo limit 48000
class replace dev tl1 parent 7e5:1 classid 7e5:30 htb prio 2 rate 177kbit ${held}
qdisc replace dev tl1 parent 7e5:30 handle 30: bfifo limit 48000
class replace dev tl1 parent 7e5:1 classid 7e5:40 htb prio 3 rate 177kbit ${held}
qdisc replace dev tl1 parent 7e5:40 handle 40: bfifo limit 48000
class replace dev tl1 parent 7e5:1 classid 7e5:50 htb prio 4 rate 88kbit ${held}
qdisc replace dev tl1 parent 7e5:50 handle 50: bfifo limit 48000
${SHOWN}`,
    ]);
  });

  it('keeps connections apart where the kernel can, on a slow line with patience', async () => {
    const { commands } = await run({ action: 'set-queue', queue: { ...QUEUE, maker: 'htb+fq_codel' } });
    expect(told(commands)[0]).toContain(
      'qdisc replace dev tl1 parent 7e5:40 handle 40: fq_codel limit 1000 target 21ms interval 100ms noecn',
    );
  });

  it('drops later before a bond', async () => {
    const leafAt = async (rateKbit: number) => {
      const queue = { ...QUEUE, rateKbit, maker: 'htb+fq_codel', patient: true } as const;
      return told((await run({ action: 'set-queue', queue })).commands)[0];
    };
    expect(await leafAt(9_000)).toContain('fq_codel limit 1000 target 100ms interval 400ms noecn');
    expect(await leafAt(1_600)).toContain('fq_codel limit 1000 target 30ms interval 200ms noecn');
    const { commands } = await run({
      action: 'set-queue',
      queue: { ...QUEUE, maker: 'cake', patient: true },
    });
    expect(commands.join()).toMatch(/cake bandwidth \d+kbit diffserv4 overhead \d+ rtt 400ms/);
  });

  it('of cake is one line, and cake takes packets apart itself', async () => {
    const { commands } = await run({ action: 'set-queue', queue: { ...QUEUE, maker: 'cake' } });
    expect(commands).toContain('ip link set dev tl1 gso_max_segs 65535');
    expect(told(commands)).toEqual([
      `tc -batch - < qdisc replace dev tl1 root handle 7e5: cake bandwidth 887kbit diffserv4 overhead 60\n${SHOWN}`,
    ]);
  });

  it('gets another rate without being made anew', async () => {
    const { commands } = await run({ action: 'change-queue', queue: { ...QUEUE, rateKbit: 90_000 } });
    expect(commands.some((text) => text.startsWith('tc qdisc del'))).toBe(false);
    expect(told(commands)[0]).toContain(
      'classid 7e5:1 htb rate 90000kbit ceil 90000kbit burst 112500 cburst 112500 quantum 3000',
    );
    expect(told(commands)[0]).not.toContain('root handle');
  });

  it('is seen as it was made, as changed when somebody has changed it, and not at all when it is gone', async () => {
    const { files } = await run({ action: 'set-queue', queue: QUEUE });
    const seen = (queues: string, classes: string) =>
      observeQueues(fakeHost(listing(queues, classes), Object.fromEntries(files)), PATHS);
    expect(
      await seen(LISTED, `${CLASSES.replace('stat 0', 'stat 9')}class fq_codel 40:1a parent 40:\n`),
    ).toEqual([QUEUE]);
    expect(await seen(LISTED, CLASSES.replace('ceil 887', 'ceil 100'))).toEqual([{ ...QUEUE, rateKbit: 0 }]);
    expect(await seen('qdisc pfifo_fast 0: dev tl1 root refcnt 2\n', '')).toEqual([]);
    expect(await seen('', '')).toEqual([]);
  });

  it('is told apart from those of hundreds of interfaces, and all are asked for but once', async () => {
    const devices = Array.from({ length: 300 }, (_, n) => `tr${n}-1`).sort();
    const classes = (rate: number) =>
      `class htb 7e5:1 root rate ${rate}Kbit ceil ${rate}Kbit\nclass htb 7e5:10 parent 7e5:1 rate ${rate}Kbit\n`;
    const listed = (odd: number) => {
      const queues = devices.map((device) => `qdisc htb 7e5: dev ${device} root refcnt 2\n`).join('');
      const all = `${queues}${devices.map((_, n) => classes(n === odd ? 100 : 887)).join('')}`;
      const own = `qdisc htb 7e5: root refcnt 2\n${classes(887)}`;
      return { 'tc -force -batch -': { stdout: all }, 'tc -batch -': { stdout: own } };
    };
    const host = fakeHost(listed(-1));
    const queues = devices.map((device): Queue => ({ ...QUEUE, device }));
    for (const queue of queues) await execute(host, [{ action: 'set-queue', queue }], PATHS);
    host.commands.length = 0;
    const seen = await observeQueues(host, PATHS);
    expect(seen.every(({ rateKbit }) => rateKbit === 887)).toBe(true);
    expect(host.commands).toHaveLength(1);
    expect(host.commands[0]?.match(/qdisc show/g)).toHaveLength(1);
    const changed = await observeQueues(fakeHost(listed(7), Object.fromEntries(host.files)), PATHS);
    expect(changed.filter(({ rateKbit }) => rateKbit === 0).map(({ device }) => device)).toEqual([
      devices[7],
    ]);
  });

  it('goes without a trace, and is no error when it has gone already', async () => {
    const host = fakeHost(
      { 'tc qdisc del': { code: 2, stderr: 'Error: Cannot delete qdisc with handle of zero.\n' } },
      { '/state/net/queues/tl1.json': '{}' },
    );
    const result = await execute(host, [{ action: 'remove-queue', device: 'tl1' }], PATHS);
    expect(result.failed).toBeNull();
    expect(host.files.size).toBe(0);
    expect(host.commands).toContain('ip link set dev tl1 gso_max_segs 65535');
  });

  it('is made beside others with few commands, each as by itself', async () => {
    const devices = ['tr1-1', 'tr1-2', 'tr2-1', 'tr2-2'];
    const none = 'Error: Cannot delete qdisc with handle of zero.\nCommand failed -:1\n';
    const host = fakeHost({ 'tc -force': { code: 1, stderr: none }, 'tc -batch': { stdout: CLASSES } });
    const steps = devices.map((device): Step => ({ action: 'set-queue', queue: { ...QUEUE, device } }));
    expect(await execute(host, steps, PATHS)).toEqual({ done: steps, failed: null });
    const lines = (line: (device: string) => string) => devices.map((device) => `${line(device)}\n`).join('');
    expect(host.commands.slice(0, 2)).toEqual([
      `tc -force -batch - < ${lines((device) => `qdisc del dev ${device} root`)}`,
      `ip -batch - < ${lines((device) => `link set dev ${device} gso_max_segs 1`)}`,
    ]);
    const [alone] = told((await run({ action: 'set-queue', queue: QUEUE })).commands);
    expect(host.commands.slice(2)).toEqual(devices.map((device) => alone?.replaceAll('tl1', device)));
    expect([...host.files.keys()]).toEqual(devices.map((device) => `/state/net/queues/${device}.json`));
  });

  it('is made by itself, and named, where something is wrong with one of many', async () => {
    const gone = { code: 1, stderr: 'Cannot find device "tr1-2"\n' };
    const host = fakeHost({ 'ip -batch': gone, 'ip link set dev tr1-2': gone });
    const steps = ['tr1-1', 'tr1-2', 'tr2-1', 'tr2-2'].map(
      (device): Step => ({ action: 'set-queue', queue: { ...QUEUE, device } }),
    );
    const { done, failed } = await execute(host, steps, PATHS);
    expect(done).toEqual(steps.slice(0, 1));
    expect(failed).toMatchObject({ step: steps[1], message: expect.stringContaining('tr1-2') });
  });

  describe('that shares its interface with others, a lane,', () => {
    const LANE: Queue = {
      device: 'eth0',
      lane: 9,
      maker: 'htb+bfifo',
      rateKbit: 6_000,
      overhead: 0,
      header: 14,
    };
    const held = 'ceil 6056kbit burst 7570 cburst 7570 quantum 3000';
    const lane = `class replace dev eth0 parent 7e5: classid 7e5:48 htb rate 6056kbit ${held}
class replace dev eth0 parent 7e5:48 classid 7e5:49 htb prio 0 rate 1211kbit ${held}
qdisc replace dev eth0 parent 7e5:49 bfifo limit 75000
`;

    it('is made in a queue that lets all else pass at once, and takes nothing from who is there', async () => {
      const { commands, files } = await run({ action: 'set-queue', queue: LANE });
      const [root, own] = told(commands);
      expect(root).toBe('tc -batch - < qdisc replace dev eth0 root handle 7e5: htb default 0\n');
      expect(own).toContain(lane);
      expect(commands.some((text) => text.startsWith('ip link'))).toBe(false);
      expect([...files.keys()]).toEqual(['/state/net/queues/eth0@9.json']);
    });

    it('joins the lanes that are there', async () => {
      const there = listing('qdisc htb 7e5: dev eth0 root refcnt 2\n');
      const inEth0 = { 'tc qdisc show dev eth0': { stdout: 'qdisc htb 7e5: root refcnt 2\n' }, ...there };
      const { commands } = await run({ action: 'set-queue', queue: LANE }, inEth0);
      expect(told(commands)).toHaveLength(1);
    });

    it('is a site’s share of the whole interface, which is made and goes with it', async () => {
      const share = { ...LANE, lane: shareLane(1) };
      const { commands, files } = await run({ action: 'set-queue', queue: share });
      expect(told(commands)[1]).toContain(
        `class replace dev eth0 parent 7e5: classid 7e5:7 htb rate 6056kbit ${held}
class replace dev eth0 parent 7e5:7 classid 7e5:47 htb rate 23kbit ceil 6056kbit burst 3100 cburst 3100 quantum 3000
qdisc replace dev eth0 parent 7e5:47 bfifo limit 75000
`,
      );
      expect([...files.keys()]).toEqual(['/state/net/queues/eth0@8193.json']);
      const host = fakeHost({
        'tc class show': { stdout: 'class htb 7e5:7 root\nclass htb 7e5:87 parent 7e5:7\n' },
      });
      await execute(host, [{ action: 'remove-queue', device: 'eth0', lane: shareLane(1) }], PATHS);
      expect(host.commands).toEqual([
        'tc -force -batch - < class del dev eth0 classid 7e5:47\nclass del dev eth0 classid 7e5:7\n',
        'tc class show dev eth0',
      ]);
    });

    it('goes alone, and the last one with all that held it', async () => {
      const left = 'class htb 7e5:50 root rate 1Mbit ceil 1Mbit\n';
      const goes = async (classes: string) => {
        const host = fakeHost({ 'tc class show': { stdout: classes } });
        await execute(host, [{ action: 'remove-queue', device: 'eth0', lane: 9 }], PATHS);
        return host.commands;
      };
      const deleted = [1, 2, 3, 4, 5, 0].map(
        (place) => `class del dev eth0 classid 7e5:${(72 + place).toString(16)}`,
      );
      expect(await goes(left)).toEqual([
        `tc -force -batch - < ${deleted.join('\n')}\n`,
        'tc class show dev eth0',
      ]);
      expect((await goes('')).at(-1)).toBe('tc qdisc del dev eth0 root');
    });
  });
});
