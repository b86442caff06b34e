import type { Paths, StepOf } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { HostError } from '../host-error.js';
import { endProcess, isRunning, markProcess } from '../process-mark.js';
import { readServiceRecord, type ServiceRecord, stateFiles } from '../state-files.js';

/** Start of either kind: a running predecessor is told to finish its connections and end by itself. */
async function launchProxy(
  host: Host,
  { name, configFile, configHash }: StepOf<'start-service'> | StepOf<'reload-service'>,
  paths: Paths,
): Promise<void> {
  const files = stateFiles(paths);
  await command(host, ['haproxy', '-c', '-q', '-f', configFile]);
  const before = await readServiceRecord(host, paths, name);
  const known = before === null ? [] : [before.current, ...before.retired];
  const running = [];
  for (const mark of known) if (await isRunning(host, mark)) running.push(mark);
  const handOver = running.length > 0 ? ['-sf', ...running.map(({ pid }) => String(pid))] : [];
  const argv = ['mptcpize', 'run', 'haproxy', '-D', '-p', files.pid(name), '-f', configFile, ...handOver];
  const code = await host.launch(argv, { logFile: files.log(name) });
  const pid = Number((await host.readFile(files.pid(name)))?.trim());
  const current = code === 0 && Number.isInteger(pid) ? await markProcess(host, pid) : null;
  if (current === null)
    throw new HostError('host.not-ready', `${name} did not start; see ${files.log(name)}`);
  const record: ServiceRecord = { current, configHash, retired: running };
  await host.writeFileAtomic(files.service(name), `${JSON.stringify(record)}\n`);
}

async function stopProxy(host: Host, { name }: StepOf<'stop-service'>, paths: Paths): Promise<void> {
  const files = stateFiles(paths);
  const record = await readServiceRecord(host, paths, name);
  for (const mark of record === null ? [] : [record.current, ...record.retired]) await endProcess(host, mark);
  await host.removeFile(files.service(name));
  await host.removeFile(files.pid(name));
}

/** Proxies under `mptcpize`, which makes their TCP sockets MPTCP ones. They outlive the agent. */
export const serviceExecutors = {
  'start-service': launchProxy,
  'reload-service': launchProxy,
  'stop-service': stopProxy,
};
