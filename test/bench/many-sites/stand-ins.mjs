/** Programs that stand in for those of WireGuard: they tell of tunnels that are there, as if they were as wanted. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleKey } from '../../../packages/net-plan/src/testing/examples.ts';
import { farEnd, RELAY, siteBody } from './sites.mjs';

const PUBLIC_KEY = exampleKey('O');

/** Writes them to a directory that goes before all others in PATH. */
export function writeStandIns(directory, numbers, sitesNamespace) {
  mkdirSync(directory, { recursive: true });
  const dump = join(directory, 'dump');
  writeFileSync(dump, numbers.flatMap(dumpOf).join(''));
  const program = (name, lines) => {
    writeFileSync(join(directory, name), ['#!/bin/sh', ...lines, ''].join('\n'));
    chmodSync(join(directory, name), 0o755);
  };
  program('wg', [
    'case "$1 $3" in',
    `"show dump") exec awk 'NR == FNR { sub(":", "", $1); there[$1] = 1; next } $1 in there' /proc/net/dev ${dump};;`,
    `"pubkey ") echo ${PUBLIC_KEY};;`,
    'esac',
  ]);
  program('wireguard-go', [`exec ip link add "$1" type veth peer name "p\${1#tr}" netns ${sitesNamespace}`]);
}

function dumpOf(number) {
  return siteBody(number).lines.flatMap(({ index, tunnel }) => [
    `tr${number}-${index}\tkey\t${PUBLIC_KEY}\t${tunnel.listenPort}\toff\n`,
    `tr${number}-${index}\t${tunnel.peerPublicKey}\t(none)\t(none)\t${tunnel.address}/32,${siteBody(number).bondAddress}/32\t0\t0\t0\toff\n`,
  ]);
}

/** Lines for `ip -batch` that make a site's end of its tunnels answer. */
export function siteEnd(number) {
  return siteBody(number).lines.flatMap(({ index, tunnel }) => {
    const device = farEnd(number, index);
    const table = 1_000 + number * 10 + index;
    return [
      `link set ${device} up`,
      `addr add ${tunnel.address}/32 dev ${device}`,
      `route add ${RELAY.address}/32 dev ${device} table ${table}`,
      `rule add from ${tunnel.address} lookup ${table}`,
    ];
  });
}
