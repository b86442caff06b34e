/** A host that obeys: what each step makes of a HostState. Stands in for the kernel in tests of plans. */
import { hostOf } from '@tresse/contracts';
import { contentHash } from '../content-hash.js';
import { valueKey } from '../diff/difference.js';
import { samePlace as sameQueue } from '../diff/queues.js';
import type { HostState, Route } from '../host-state.js';
import { isTunnelName } from '../naming.js';
import type { Step } from '../step.js';

const samePlace = (a: Route, b: Route) =>
  a.table === b.table && a.destination === b.destination && a.metric === b.metric;
const without = <T extends object>(items: readonly T[], gone: T) =>
  items.filter((item) => valueKey(item) !== valueKey(gone));

const withUp = (host: HostState, name: string, up: boolean): HostState => ({
  ...host,
  links: host.links.map((link) => (link.name === name ? { ...link, up } : link)),
});

/** The host after one step. Throws where the kernel would refuse. */
function obey(host: HostState, step: Step): HostState {
  switch (step.action) {
    case 'write-file':
      return { ...host, files: { ...host.files, [step.path]: contentHash(step.content) } };
    case 'remove-file': {
      const { [step.path]: _gone, ...files } = host.files;
      return { ...host, files };
    }
    case 'set-sysctl': {
      const original = host.ledger.sysctls[step.path] ?? host.sysctls[step.path] ?? '';
      const ledger = { ...host.ledger, sysctls: { ...host.ledger.sysctls, [step.path]: original } };
      return { ...host, ledger, sysctls: { ...host.sysctls, [step.path]: step.value } };
    }
    case 'restore-sysctl': {
      const { [step.path]: _paid, ...sysctls } = host.ledger.sysctls;
      return {
        ...host,
        ledger: { ...host.ledger, sysctls },
        sysctls: { ...host.sysctls, [step.path]: step.value },
      };
    }
    case 'load-firewall':
      return { ...host, firewall: contentHash(step.ruleset), spreads: [] };
    case 'remove-firewall':
      return { ...host, firewall: null, spreads: [] };
    case 'set-spread': {
      const { spread } = step;
      if (host.firewall === null) throw new Error(`no map ${spread.name}`);
      const others = host.spreads.filter(({ name }) => name !== spread.name);
      return { ...host, spreads: [...others, spread] };
    }
    case 'create-link': {
      const { link } = step;
      if ('parent' in link && !host.links.some(({ name }) => name === link.parent))
        throw new Error(`no link ${link.parent}`);
      if (host.links.some(({ name }) => name === link.name)) throw new Error(`${link.name} exists`);
      const names = link.kind === 'pair' ? [link.name, link.far] : [link.name];
      const made = names.map((name) => ({ name, mtu: 1500, up: false, addresses: [] }));
      return { ...host, links: [...host.links, ...made], virtualLinks: [...host.virtualLinks, link] };
    }
    case 'remove-link': {
      const freed = host.members.filter(({ bond }) => bond === step.name);
      const gone = host.virtualLinks.find(({ name }) => name === step.name);
      const names = gone?.kind === 'pair' ? [gone.name, gone.far] : [step.name];
      return freed.reduce<HostState>((left, { link }) => withUp(left, link, false), {
        ...host,
        links: host.links.filter(({ name }) => !names.includes(name)),
        virtualLinks: host.virtualLinks.filter(({ name }) => name !== step.name),
        members: host.members.filter(({ link, bond }) => link !== step.name && bond !== step.name),
        routes: host.routes.filter(({ device }) => device !== step.name),
      });
    }
    case 'join-bond': {
      const { link, bond } = step;
      for (const name of [link, bond])
        if (!host.links.some((known) => known.name === name)) throw new Error(`no link ${name}`);
      return { ...withUp(host, link, true), members: [...host.members, { link, bond }] };
    }
    case 'leave-bond': {
      const members = host.members.filter(({ link }) => link !== step.link);
      return { ...host, members };
    }
    case 'prefer-member': {
      const { link, bond } = step;
      if (!host.members.some((member) => member.link === link && member.bond === bond))
        throw new Error(`${link} is no member`);
      const members = host.members.map(({ primary: _former, ...member }) =>
        member.link === link ? { ...member, primary: true as const } : member,
      );
      return { ...host, members };
    }
    case 'create-tunnel': {
      const link = { name: step.name, mtu: 1420, up: false, addresses: [] };
      const tunnel = { name: step.name, publicKey: '', listenPort: 0, mark: 0, peer: null };
      return { ...host, links: [...host.links, link], tunnels: [...host.tunnels, tunnel] };
    }
    case 'configure-tunnel': {
      const { tunnel } = step;
      const others = host.tunnels.filter(({ name }) => name !== tunnel.name);
      if (others.length === host.tunnels.length) throw new Error(`no tunnel ${tunnel.name}`);
      return { ...host, tunnels: [...others, { ...tunnel, listenPort: tunnel.listenPort ?? 40_000 }] };
    }
    case 'remove-tunnel':
      return {
        ...host,
        links: host.links.filter(({ name }) => name !== step.name),
        tunnels: host.tunnels.filter(({ name }) => name !== step.name),
        queues: host.queues.filter(({ device }) => device !== step.name),
        routes: host.routes.filter(({ device }) => device !== step.name),
      };
    case 'set-link':
      return {
        ...host,
        links: host.links.map((link) =>
          link.name === step.name ? { ...link, up: true, mtu: step.mtu ?? link.mtu } : link,
        ),
      };
    case 'add-address':
    case 'remove-address': {
      const { link: name, address } = step;
      if (!host.links.some((link) => link.name === name)) throw new Error(`no link ${name}`);
      const added = step.action === 'add-address' ? [address] : [];
      const noted = isTunnelName(name) ? [] : added;
      const owed = host.ledger.addresses.filter((entry) => entry.link !== name || entry.address !== address);
      return {
        ...host,
        ledger: {
          ...host.ledger,
          addresses: [...owed, ...noted.map((one) => ({ link: name, address: one }))],
        },
        links: host.links.map((link) =>
          link.name === name
            ? { ...link, addresses: [...link.addresses.filter((one) => one !== address), ...added] }
            : link,
        ),
      };
    }
    case 'set-queue':
    case 'change-queue': {
      const { queue } = step;
      const others = host.queues.filter((other) => !sameQueue(other, queue));
      if (!host.links.some(({ name }) => name === queue.device)) throw new Error(`no link ${queue.device}`);
      if (step.action === 'change-queue' && others.length === host.queues.length) throw new Error('no queue');
      return { ...host, queues: [...others, queue] };
    }
    case 'remove-queue':
      return { ...host, queues: host.queues.filter((queue) => !sameQueue(queue, step)) };
    case 'set-route': {
      const { route } = step;
      if (
        route.device &&
        !host.links.some(({ name, up }) => name === route.device && (up || name === 'lo'))
      ) {
        throw new Error(`link ${route.device} is not up`);
      }
      if (host.links.some(({ addresses }) => addresses.some((own) => hostOf(own) === route.via))) {
        throw new Error(`gateway ${route.via} is the host itself`);
      }
      return { ...host, routes: [...host.routes.filter((other) => !samePlace(other, route)), route] };
    }
    case 'remove-route':
      return { ...host, routes: without(host.routes, step.route) };
    case 'add-rule':
      return { ...host, rules: [...host.rules, step.rule] };
    case 'remove-rule':
      return { ...host, rules: without(host.rules, step.rule) };
    case 'set-mptcp-limits':
      return {
        ...host,
        mptcp: { ...host.mptcp, subflows: step.subflows, addAddrAccepted: step.addAddrAccepted },
      };
    case 'add-endpoint':
      if (host.mptcp.endpoints.some(({ id }) => id === step.endpoint.id))
        throw new Error('endpoint id in use');
      if (host.mptcp.endpoints.some(({ address }) => address === step.endpoint.address))
        throw new Error('endpoint address in use');
      return { ...host, mptcp: { ...host.mptcp, endpoints: [...host.mptcp.endpoints, step.endpoint] } };
    case 'remove-endpoint':
      return {
        ...host,
        mptcp: { ...host.mptcp, endpoints: without(host.mptcp.endpoints, step.endpoint) },
      };
    case 'start-service':
    case 'reload-service': {
      const others = host.services.filter(({ name }) => name !== step.name);
      return { ...host, services: [...others, { name: step.name, configHash: step.configHash }] };
    }
    case 'stop-service':
      return { ...host, services: host.services.filter(({ name }) => name !== step.name) };
    case 'destroy-sockets':
    case 'close-line-subflows':
      return host;
  }
}

/** The host after all steps. */
export const simulate = (host: HostState, steps: readonly Step[]): HostState => steps.reduce(obey, host);
