import { codePointRule } from '../classes.js';
import { domainSet } from '../domain-sets.js';
import { nftMatch } from '../match.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** Writes the class that a person chose into what the LAN's devices send; the first rule that fits holds. */
export function prioritiesPart({ desired, inside }: SiteContext): Part {
  const { priorities } = desired.quality;
  if (priorities.length === 0) return {};
  return {
    firewall: {
      chains: {
        rank: [
          `iifname != "${desired.lan.interface}" return`,
          `ip saddr != ${inside} return`,
          `ip daddr ${inside} return`,
          ...priorities.flatMap(({ match, class: name }) =>
            nftMatch(match, domainSet).map((words) => `${words} ${codePointRule(name)}`),
          ),
        ],
      },
    },
  };
}
