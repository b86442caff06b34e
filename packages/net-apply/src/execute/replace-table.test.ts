import { describe, expect, it } from '@jest/globals';
import { replaceTable, withoutLearnt } from './replace-table.js';

/** As nft 1.0 lists a table. */
const LISTING = `table inet tresse {
	set sources {
		type ipv4_addr
		flags interval
		elements = { 198.51.100.0/24,
			     203.0.113.7 }
	}

	set domain-a {
		type ipv4_addr
		size 4096
		flags dynamic,timeout
		timeout 1d
		elements = { 192.0.2.1, 192.0.2.2,
			     192.0.2.3 }
	}

	set domain-b {
		type ipv4_addr
		size 4096
		flags dynamic,timeout
		timeout 1d
	}

	set came {
		type mark
		size 65535
		flags dynamic,timeout
		counter
		timeout 1h
		elements = { 0x00020009 counter }
	}

	chain forward {
		type filter hook forward priority filter; policy drop;
		ip daddr @domain-a update @domain-a { ip daddr } accept
	}

	chain from-tunnels {
		accept
	}
}
`;
const RULESET = `table inet tresse {
  set domain-a {
    type ipv4_addr; size 4096; flags dynamic,timeout; timeout 1d
  }
}
`;

describe('the packet filter', () => {
  it('is compared without what its sets have learnt, and with all that we have put into others', () => {
    const told = withoutLearnt(LISTING);
    expect(told).not.toContain('192.0.2.1');
    expect(told).not.toContain('192.0.2.3');
    expect(told).not.toContain('0x00020009');
    expect(told).toContain('timeout 1d\n\t}');
    expect(told).toContain('203.0.113.7');
    expect(withoutLearnt(told)).toBe(told);
  });

  it('is replaced but for the learning sets that both have', () => {
    expect(replaceTable(LISTING, RULESET)).toBe(`flush table inet tresse
delete set inet tresse sources
delete set inet tresse domain-b
delete set inet tresse came
delete chain inet tresse forward
delete chain inet tresse from-tunnels
${RULESET}`);
  });

  it('is simply loaded where there is none', () => {
    expect(replaceTable(null, RULESET)).toBe(RULESET);
  });
});
