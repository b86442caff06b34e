import type { TunnelKey } from '@tresse/contracts';
import type { IdentityFiles, Paths } from '../host-state.js';
import type { Part } from './part.js';

/** One OpenVPN process of ours. */
export interface OpenvpnProcess {
  /** Of the service and of its files. */
  readonly name: string;
  readonly key: TunnelKey;
  /** What only this end and this tunnel are told. */
  readonly settings: readonly string[];
}

/**
 * What every OpenVPN of ours is told. ChaCha20 first: the boxes' processors have no instructions for AES. No
 * renegotiation by the hour, which holds packets up; a session lives a day. Source: openvpn(8), 2.6.
 */
const SHARED = [
  'tls-version-min 1.3',
  'data-ciphers CHACHA20-POLY1305:AES-256-GCM',
  'allow-compression no',
  'reneg-sec 86400',
  'disable-dco',
  'mssfix 0',
  'verb 1',
];

/** The process with its files; both ends prove themselves with their certificates and see one another's checked. */
export function openvpnPart(
  paths: Paths,
  identity: IdentityFiles,
  { name, key, settings }: OpenvpnProcess,
): Part {
  const config = `${paths.stateDir}/net/${name}.conf`;
  const secret = `${paths.stateDir}/net/${name}.secret`;
  const lines = [
    `# certificate ${identity.serial}`,
    ...settings,
    ...SHARED,
    `ca ${identity.authority}`,
    `cert ${identity.certificate}`,
    `key ${identity.key}`,
    `tls-crypt ${secret}`,
    `log-append ${paths.stateDir}/log/${name}.log`,
  ];
  return {
    files: { [config]: `${lines.join('\n')}\n`, [secret]: keyText(key) },
    services: [{ name, program: 'openvpn', arguments: ['--config', config], reads: [config, secret] }],
  };
}

/** A static key in the form that `openvpn --genkey secret` gives it. */
function keyText(key: TunnelKey): string {
  const rows = key.match(/.{32}/g) ?? [];
  const mark = (word: string) => `-----${word} OpenVPN Static key V1-----`;
  return `${[mark('BEGIN'), ...rows, mark('END')].join('\n')}\n`;
}
