import type { Paths, ServiceStart, StepOf } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { HostError } from '../host-error.js';
import { endProcess, isRunning, markProcess } from '../process-mark.js';
import { type ProcessMark, readServiceRecord, type ServiceRecord, stateFiles } from '../state-files.js';
import { PROGRAMS } from './programs.js';

/** A running predecessor finishes its connections and ends by itself where its program can do that. */
async function launch(host: Host, service: ServiceStart, paths: Paths): Promise<void> {
  const { name, configHash } = service;
  const { check, argv, takeOver, pidFile, sameUser } = PROGRAMS[service.program];
  const files = stateFiles(paths);
  if (check) await command(host, check(service));
  const running = await predecessors(host, paths, name);
  if (!takeOver) for (const mark of running) await endProcess(host, mark);
  const pidPath = pidFile?.(service) ?? files.pid(name);
  await host.removeFile(pidPath);
  const told = running.length > 0 ? (takeOver?.(running.map(({ pid }) => pid)) ?? []) : [];
  const stays = sameUser !== undefined && !(await mayChangeUser(host)) ? sameUser : [];
  const line = [...argv(service, pidPath), ...stays, ...told];
  const code = await host.launch(line, { logFile: files.log(name) });
  const current = code === 0 ? await toldProcess(host, pidPath) : null;
  if (current === null)
    throw new HostError('host.not-ready', `${name} did not start; see ${files.log(name)}`);
  const record: ServiceRecord = { current, configHash, retired: takeOver ? running : [] };
  await host.writeFileAtomic(files.service(name), `${JSON.stringify(record)}\n`);
}

/** CAP_KILL, CAP_SETGID and CAP_SETUID: to become another user, and to end who has. Source: capabilities(7). */
const USER_CAPABILITIES = 0xe0n;

/** False where a service unit has taken away what that needs: then a program that gives up root would not even start. */
async function mayChangeUser(host: Host): Promise<boolean> {
  const held = /^CapEff:\s*([0-9a-f]+)$/m.exec((await host.readFile('/proc/self/status')) ?? '')?.[1];
  return held === undefined || (BigInt(`0x${held}`) & USER_CAPABILITIES) === USER_CAPABILITIES;
}

/** How long a program may take to write its process id after it went to the background, in ms. */
const PATIENCE_MS = 2_000;
const STEP_MS = 20;

/** The process whose id the program wrote; null when it wrote none in time or has ended already. */
async function toldProcess(host: Host, pidPath: string): Promise<ProcessMark | null> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += STEP_MS) {
    const pid = Number.parseInt((await host.readFile(pidPath)) ?? '', 10);
    const mark = Number.isInteger(pid) ? await markProcess(host, pid) : null;
    if (mark !== null) return mark;
    await host.sleep(STEP_MS);
  }
  return null;
}

/** Processes that were started for this service and still run. */
async function predecessors(host: Host, paths: Paths, name: string): Promise<ProcessMark[]> {
  const record = await readServiceRecord(host, paths, name);
  const running = [];
  for (const mark of record === null ? [] : [record.current, ...record.retired])
    if (await isRunning(host, mark)) running.push(mark);
  return running;
}

async function stop(host: Host, { name }: StepOf<'stop-service'>, paths: Paths): Promise<void> {
  const files = stateFiles(paths);
  for (const mark of await predecessors(host, paths, name)) await endProcess(host, mark);
  await host.removeFile(files.service(name));
  await host.removeFile(files.pid(name));
}

/** Programs that are kept running. They outlive the agent. */
export const serviceExecutors = { 'start-service': launch, 'reload-service': launch, 'stop-service': stop };
