import { codePointRule } from '../classes.js';
import type { Family } from '../family.js';
import { nftMatch } from '../match.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** Writes the class that a person chose into what the LAN's devices send; the first rule that fits holds. */
export function prioritiesPart({ desired, inside, families }: SiteContext): Part {
  const { priorities } = desired.quality;
  if (priorities.length === 0) return {};
  const { ipv6 } = desired;
  const rules = (family: Family) =>
    priorities.flatMap(({ match, class: name }) =>
      nftMatch(match, family).map((words) => `${words} ${codePointRule(name, family)}`),
    );
  return {
    firewall: {
      chains: {
        rank: [
          `iifname != "${desired.lan.interface}" return`,
          `ip saddr != ${inside} return`,
          `ip daddr ${inside} return`,
          ...(ipv6 === null ? [] : [`ip6 saddr != ${ipv6} return`, `ip6 daddr ${ipv6} return`]),
          ...families.flatMap(rules),
        ],
      },
    },
  };
}
