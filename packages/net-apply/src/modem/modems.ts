import { InterfaceName, Ipv4 } from '@tresse/contracts';
import type { Bearer, Modem, ModemSession, SessionRequest } from '@tresse/net-plan';
import { z } from 'zod';
import type { Host } from '../host.js';
import { HostError } from '../host-error.js';

/** `mmcli -J` writes `--` for what there is not, and every figure as text. Source: mmcli(1). */
const Text = z.string().transform((text) => (text === '--' ? null : text));
const Whole = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : null))
  .nullable();
const Path = z.string().regex(/^\/[\w/]+$/);

const ListAnswer = z.object({ 'modem-list': z.array(Path) });

const ModemAnswer = z.object({
  modem: z.object({
    '3gpp': z.object({ 'operator-name': Text, 'registration-state': Text }),
    generic: z.object({
      'access-technologies': z.array(z.string()),
      bearers: z.array(Path),
      'equipment-identifier': z.string(),
      ports: z.array(z.string()),
      'signal-quality': z.object({ value: Whole }),
      sim: z.string(),
      state: z.string(),
      'state-failed-reason': Text,
      'unlock-required': Text,
      'unlock-retries': z.array(z.string()),
    }),
  }),
});

const BearerAnswer = z.object({
  bearer: z.object({
    'ipv4-config': z.object({ address: Text, gateway: Text, method: Text, mtu: Whole, prefix: Whole }),
    properties: z.object({ apn: z.string(), 'ip-type': z.string(), user: Text }),
    status: z.object({ connected: z.string(), interface: Text }),
  }),
});

const SimAnswer = z.object({ sim: z.object({ properties: z.object({ iccid: Text }) }) });

/** ModemManager answers at once, or it is not there, in ms. */
const ASK_LIMIT_MS = 5_000;
/** Registering with a network takes its time, in s; ModemManager itself gives up after 60. */
const CONNECT_PATIENCE_S = 90;

/** Every modem that ModemManager knows. Throws `host.modem-manager` when it does not answer. */
export async function readModems(host: Host): Promise<Modem[]> {
  const paths = ListAnswer.safeParse(await ask(host, ['-L'])).data?.['modem-list'];
  if (paths === undefined) throw new HostError('host.modem-manager', 'ModemManager does not answer');
  const modems = await Promise.all(paths.map((path) => readModem(host, path)));
  return modems.flatMap((modem) => modem ?? []);
}

/** Null for one that has gone meanwhile. */
async function readModem(host: Host, path: string): Promise<Modem | null> {
  const answer = ModemAnswer.safeParse(await ask(host, ['-m', path])).data?.modem;
  if (!answer) return null;
  const { generic, '3gpp': network } = answer;
  const bearers = await Promise.all(generic.bearers.map((bearer) => readBearer(host, bearer)));
  const inForce = bearers.find((known) => known?.bearer.connected);
  return {
    path,
    equipment: generic['equipment-identifier'].toUpperCase(),
    interfaces: generic.ports.flatMap((port) => /^(\S+) \(net\)$/.exec(port)?.[1] ?? []),
    session: inForce?.session ?? null,
    state: generic.state,
    failure: generic['state-failed-reason'],
    lock: generic['unlock-required'],
    pinTries: triesIn(generic['unlock-retries']),
    sim: Path.safeParse(generic.sim).success
      ? { path: generic.sim, id: generic.state === 'locked' ? await readSimId(host, generic.sim) : null }
      : null,
    registration: network['registration-state'],
    operator: network['operator-name'],
    technology: generic['access-technologies'].at(-1) ?? null,
    signal: generic['signal-quality'].value,
    bearer: inForce?.bearer ?? null,
  };
}

function triesIn(retries: readonly string[]): number | null {
  const told = retries.flatMap((text) => /^sim-pin \((\d+)\)$/.exec(text)?.[1] ?? []);
  return told[0] === undefined ? null : Number(told[0]);
}

async function readBearer(
  host: Host,
  path: string,
): Promise<{ bearer: Bearer; session: ModemSession | null } | null> {
  const answer = BearerAnswer.safeParse(await ask(host, ['-b', path])).data?.bearer;
  if (!answer) return null;
  const { 'ipv4-config': config, properties, status } = answer;
  const bearer = {
    connected: status.connected === 'yes',
    apn: properties.apn,
    user: properties.user,
    ipType: properties['ip-type'],
  };
  const device = InterfaceName.safeParse(status.interface);
  const { method, prefix, mtu } = config;
  if (!device.success || (method !== 'static' && method !== 'dhcp')) return { bearer, session: null };
  const address = Ipv4.safeParse(config.address).data;
  const session: ModemSession = {
    interface: device.data,
    method,
    address: address !== undefined && prefix !== null && prefix <= 32 ? `${address}/${prefix}` : null,
    gateway: Ipv4.safeParse(config.gateway).data ?? null,
    mtu: mtu !== null && mtu >= 1280 && mtu <= 1500 ? mtu : null,
  };
  return { bearer, session };
}

async function readSimId(host: Host, path: string): Promise<string | null> {
  return SimAnswer.safeParse(await ask(host, ['-i', path])).data?.sim.properties.iccid ?? null;
}

/** Sends a SIM its PIN. Throws `host.modem-refused`. */
export async function unlockSim(host: Host, sim: string, pin: string): Promise<void> {
  await tell(host, ['-i', sim, `--pin=${pin}`]);
}

/** Registers with the network and opens a session; takes up to 90 s. Throws `host.modem-refused`. */
export async function connectModem(host: Host, modem: string, request: SessionRequest): Promise<void> {
  const { apn, ipType, user, password } = request;
  const told = [
    `apn=${apn}`,
    `ip-type=${ipType}`,
    ...(user === undefined ? [] : [`user=${quoted(user)}`]),
    ...(password === undefined ? [] : [`password=${quoted(password)}`]),
  ];
  await tell(host, ['-m', modem, `--simple-connect=${told.join(',')}`, `--timeout=${CONNECT_PATIENCE_S}`]);
}

/** Ends every session of a modem. Throws `host.modem-refused`. */
export async function disconnectModem(host: Host, modem: string): Promise<void> {
  await tell(host, ['-m', modem, '--simple-disconnect']);
}

/** mmcli takes a value in quotes of either kind and knows no escape; the control plane refuses one with both. */
function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

/** The answer to a question, or undefined when there is none. */
async function ask(host: Host, argv: readonly string[]): Promise<unknown> {
  const { code, stdout } = await host.run(['mmcli', ...argv, '-J'], { limitMs: ASK_LIMIT_MS });
  if (code !== 0) return undefined;
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** What was told may be secret: of a failure only the complaint is passed on. */
async function tell(host: Host, argv: readonly string[]): Promise<void> {
  const { code, stderr } = await host.run(['mmcli', ...argv], { limitMs: (CONNECT_PATIENCE_S + 5) * 1_000 });
  if (code !== 0) throw new HostError('host.modem-refused', stderr.trim().slice(0, 300));
}
