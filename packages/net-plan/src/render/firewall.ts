/** The chains of `table inet tresse` in their order, each with its hook; null for one that others jump to. */
const CHAINS = {
  'own-addresses': 'type filter hook prerouting priority raw; policy accept;',
  'spread-apart': 'type filter hook prerouting priority raw - 5; policy accept;',
  'fresh-start': 'type filter hook prerouting priority raw + 2; policy accept;',
  'fresh-start-own': 'type filter hook output priority raw + 2; policy accept;',
  'throttle-in': 'type filter hook prerouting priority raw + 5; policy accept;',
  'throttle-out': 'type filter hook postrouting priority mangle; policy accept;',
  'keep-domains': 'type filter hook prerouting priority mangle - 20; policy accept;',
  rank: 'type filter hook prerouting priority mangle - 15; policy accept;',
  bypass: 'type filter hook prerouting priority mangle - 10; policy accept;',
  'bypass-ipv6': 'type filter hook prerouting priority mangle - 10; policy accept;',
  twin: 'type filter hook prerouting priority mangle; policy accept;',
  intercept: 'type filter hook prerouting priority mangle; policy accept;',
  'remember-class': 'type filter hook prerouting priority mangle + 5; policy accept;',
  'count-lines': 'type filter hook prerouting priority mangle + 10; policy accept;',
  publish: 'type nat hook prerouting priority dstnat; policy accept;',
  classify: 'type filter hook postrouting priority mangle; policy accept;',
  'one-address': 'type nat hook postrouting priority srcnat; policy accept;',
  spread: 'type filter hook prerouting priority dstnat + 10; policy accept;',
  clamp: 'type filter hook forward priority mangle; policy accept;',
  forward: 'type filter hook forward priority filter; policy drop;',
  input: 'type filter hook input priority filter; policy drop;',
  'guard-page': 'type filter hook input priority filter; policy accept;',
  'from-tunnels': null,
  'choose-line': null,
  'choose-line-ipv6': null,
  'joined-line': null,
  'to-shares': null,
  'to-lines': null,
  'to-bonds': null,
} as const;

/** Name of a chain of {@link CHAINS}. */
export type ChainName = keyof typeof CHAINS;

/** A named set or map of `nft`. */
export interface NftSet {
  /** As in `ifname . ipv4_addr`, of a map `mark : ipv4_addr`, with flags where it needs them: `ipv4_addr; flags interval`. */
  readonly type: string;
  readonly elements: readonly string[];
}

/** What one subject wants of the packet filter. */
export interface FirewallPart {
  /** Sets of one name are one, with the elements of all. */
  readonly sets?: Readonly<Record<string, NftSet>>;
  /** The same for maps; what verdicts change in one is set apart. */
  readonly maps?: Readonly<Record<string, NftSet>>;
  /** Rules in order; those of earlier parts come first. */
  readonly chains?: Readonly<Partial<Record<ChainName, readonly string[]>>>;
  /** Rules for what this host sends, in a table of its own: the kernel copies packets in none that is of family `inet`. */
  readonly copies?: readonly string[];
}

/** The parts as `table inet tresse`, and `table ip tresse` if they copy packets, in the text that `nft -f` reads. */
export function joinFirewall(parts: readonly FirewallPart[]): string {
  const sets = joinByName(parts.map((part) => part.sets));
  const chains = (Object.keys(CHAINS) as ChainName[]).flatMap((name) => {
    const rules = parts.flatMap((part) => part.chains?.[name] ?? []);
    return rules.length > 0 ? [chainText(name, rules)] : [];
  });
  const maps = joinByName(parts.map((part) => part.maps));
  const blocks = [
    ...[...sets].map(([name, set]) => setText('set', name, set)),
    ...[...maps].map(([name, map]) => setText('map', name, map)),
    ...chains,
  ];
  return `table inet tresse {\n${blocks.join('\n')}}\n${copiesText(parts.flatMap(({ copies }) => copies ?? []))}`;
}

function copiesText(rules: readonly string[]): string {
  if (rules.length === 0) return '';
  const copied = 'ct state untracked return';
  const lines = ['type route hook output priority mangle; policy accept;', copied, ...rules];
  return `table ip tresse {\n${block('chain copies', lines)}}\n`;
}

function joinByName(all: readonly FirewallPart['sets'][]): Map<string, NftSet> {
  const joined = new Map<string, NftSet & { elements: string[] }>();
  for (const [name, { type, elements }] of all.flatMap((some) => Object.entries(some ?? {}))) {
    const known = joined.get(name);
    if (known) known.elements.push(...elements);
    else joined.set(name, { type, elements: [...elements] });
  }
  return joined;
}

function setText(kind: 'set' | 'map', name: string, { type, elements }: NftSet): string {
  return block(`${kind} ${name}`, [
    type.startsWith('typeof ') ? type : `type ${type}`,
    ...(elements.length > 0 ? [`elements = ${anySet(elements)}`] : []),
  ]);
}

function chainText(name: ChainName, rules: readonly string[]): string {
  return block(`chain ${name}`, [...(CHAINS[name] === null ? [] : [CHAINS[name]]), ...rules]);
}

function block(head: string, lines: readonly string[]): string {
  return `  ${head} {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n`;
}

/** Names or addresses as an anonymous set: `{ "tl1", "tl2" }`. */
export function anySet(elements: readonly string[]): string {
  return `{ ${elements.join(', ')} }`;
}

/** Interface names as an anonymous set. */
export function interfaces(names: readonly string[]): string {
  return anySet(names.map((name) => `"${name}"`));
}
