import { expect, it } from '@jest/globals';
import { CAME, CAME_MERGED } from '@tresse/net-plan';
import { readLineCounts } from './read-line-counts.js';
import { fakeHost } from './testing/fake-host.js';

const listing = (name: string, elements: string) => `table inet tresse {
	set ${name} {
		type mark
		flags dynamic,timeout
		counter
		timeout 1h
		elements = { ${elements} }
	}
}
`;

it('what has come by bare lines is counted as the lines carried it, merged segments taken apart', async () => {
  const merged = `0x00020009 counter packets 2 bytes ${2 * (64 + 10 * 1_436)} expires 2s`;
  const apart =
    '0x00020009 counter packets 4 bytes 336 expires 59m, 0x0002000a counter packets 1 bytes 60 expires 9s';
  const host = fakeHost({
    [`nft --interactive: list set inet tresse ${CAME_MERGED}`]: { stdout: listing(CAME_MERGED, merged) },
    [`nft --interactive: list set inet tresse ${CAME}`]: { stdout: listing(CAME, apart) },
  });
  expect(await readLineCounts(host)).toEqual(
    new Map([
      [0x20009, 336 + 20 * 1_500],
      [0x2000a, 60],
    ]),
  );
});

it('a filter that counts nothing is no failure', async () => {
  expect(await readLineCounts(fakeHost())).toEqual(new Map());
});
