import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from './startup-error.js';

const port = z.coerce.number().int().min(0).max(65_535);

/** Hosts that lead to this machine alone (RFC 1122 §3.2.1.3, RFC 6761 §6.3). */
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a host leads to this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

const Variables = z.object({
  /** Owner of an outside database; absent: an embedded Postgres in the data directory. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TRESSE_DATA_DIR: z.string().min(1).default('.tresse'),
  /** Folder of the Raspberry Pi's released image, or of a folder for each of several; absent: `image` beside the data. */
  TRESSE_IMAGE_DIR: z.string().min(1).optional(),
  /** Folder of the agent's Debian package; absent: `packages` beside the data. */
  TRESSE_PACKAGE_DIR: z.string().min(1).optional(),
  /** Where servers that become relays reach the API; absent: the portal's address. */
  TRESSE_INSTALL_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Minutes that an ordered server has to enrol; more where servers or Debian's mirror are slow. */
  TRESSE_RELAY_INSTALL_MINUTES: z.coerce.number().int().min(1).max(720).default(10),
  /** HTTP API, on loopback: the portal stands before it. 0 takes a free port. */
  TRESSE_API_PORT: port.default(4000),
  /** Address at which devices reach the enrolment endpoint and the MQTT edge. */
  TRESSE_DEVICE_HOST: z.string().min(1).default('127.0.0.1'),
  TRESSE_DEVICE_BIND: z.string().min(1).default('127.0.0.1'),
  TRESSE_ENROL_PORT: port.default(8443),
  TRESSE_MQTT_PORT: port.default(8883),
  /** The portal's address as browsers see it. */
  TRESSE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  /** Unix socket of the demo network, when one runs beside. */
  TRESSE_DEMO_SOCKET: z.string().min(1).optional(),
  /** Unix socket of the lab's cloud, which makes machines on this one. */
  TRESSE_LOCAL_CLOUD_SOCKET: z.string().min(1).optional(),
  /** The account that is platform staff from its sign-up on; for a demo that nobody but this machine reaches. */
  TRESSE_STAFF_EMAIL: z.email().toLowerCase().optional(),
  /** Newest generations of each site and relay that are kept. */
  TRESSE_KEEP_GENERATIONS: z.coerce.number().int().min(2).default(50),
  /** Days that events and jobs are kept. */
  TRESSE_KEEP_EVENT_DAYS: z.coerce.number().int().min(1).default(365),
  /** Days that the audit log is kept; the database gives up nothing younger than the least. */
  TRESSE_KEEP_AUDIT_DAYS: z.coerce.number().int().min(90).default(730),
  /** Networks beside the internet that webhooks may lead to, as `10.1.0.0/16,fd00::/8`. */
  TRESSE_WEBHOOK_ALLOW: z
    .string()
    .transform((text) => text.split(',').map((network) => network.trim()))
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()])))
    .optional(),
  /** Certificates (PEM) of authorities that webhooks' hosts may have theirs from, beside the well-known. */
  TRESSE_WEBHOOK_CA_FILE: z.string().min(1).optional(),
  TRESSE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** An address proves nothing without mail: on a portal that others reach, its first visitor could claim it. */
const Environment = Variables.refine(
  (env) => env.TRESSE_STAFF_EMAIL === undefined || isLoopback(new URL(env.TRESSE_PUBLIC_URL).hostname),
  {
    path: ['TRESSE_STAFF_EMAIL'],
    error: 'is for a portal on loopback only; sign up, then run npm run staff -- grant MAIL on this machine',
  },
);

/** Everything the control plane is told from outside; nothing else reads the environment. */
export interface Config {
  databaseUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  /** Absolute. */
  imageDir: string;
  /** Absolute. */
  packageDir: string;
  apiPort: number;
  deviceHost: string;
  deviceBind: string;
  enrolPort: number;
  mqttPort: number;
  publicUrl: string;
  installUrl: string;
  demoSocket: string | undefined;
  localCloudSocket: string | undefined;
  /** How long an ordered server has from its start until its agent has enrolled. */
  relayInstallMs: number;
  staffEmail: string | undefined;
  /** How much of the past is kept. */
  keep: { generations: number; eventDays: number; auditDays: number };
  /** Where webhooks may lead to beside the internet, and whose certificates count beside the well-known. */
  webhooks: { allow: string[]; caFile: string | undefined };
  logLevel: z.infer<typeof Variables>['TRESSE_LOG_LEVEL'];
}

/** Injection token of the {@link Config}. */
export const CONFIG = Symbol('config');

/**
 * The configuration in these environment variables; empty ones count as absent.
 *
 * @throws StartupError naming each variable that is not valid.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartupError('config.invalid', `The environment is not valid. ${faults.join('; ')}.`);
  }
  const env = parsed.data;
  const dataDir = resolve(env.TRESSE_DATA_DIR);
  return {
    databaseUrl: env.DATABASE_URL,
    dataDir,
    imageDir: resolve(env.TRESSE_IMAGE_DIR ?? join(dataDir, '../image')),
    packageDir: resolve(env.TRESSE_PACKAGE_DIR ?? join(dataDir, '../packages')),
    apiPort: env.TRESSE_API_PORT,
    deviceHost: env.TRESSE_DEVICE_HOST,
    deviceBind: env.TRESSE_DEVICE_BIND,
    enrolPort: env.TRESSE_ENROL_PORT,
    mqttPort: env.TRESSE_MQTT_PORT,
    publicUrl: env.TRESSE_PUBLIC_URL.replace(/\/$/, ''),
    installUrl: (env.TRESSE_INSTALL_URL ?? env.TRESSE_PUBLIC_URL).replace(/\/$/, ''),
    demoSocket: env.TRESSE_DEMO_SOCKET,
    localCloudSocket: env.TRESSE_LOCAL_CLOUD_SOCKET,
    relayInstallMs: env.TRESSE_RELAY_INSTALL_MINUTES * 60_000,
    staffEmail: env.TRESSE_STAFF_EMAIL,
    keep: {
      generations: env.TRESSE_KEEP_GENERATIONS,
      eventDays: env.TRESSE_KEEP_EVENT_DAYS,
      auditDays: env.TRESSE_KEEP_AUDIT_DAYS,
    },
    webhooks: { allow: env.TRESSE_WEBHOOK_ALLOW ?? [], caFile: env.TRESSE_WEBHOOK_CA_FILE },
    logLevel: env.TRESSE_LOG_LEVEL,
  };
}
