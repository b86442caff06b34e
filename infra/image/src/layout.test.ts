import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { diskBytes, layout, partUuid, sfdiskScript } from './layout.js';

const MIB = 1_048_576;
const own = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

describe('the layout', () => {
  it('has the boot partition first and data last, so that it can grow', () => {
    const sizes = { boot: 40, root: 8, data: 4 };
    expect(sfdiskScript(layout(sizes))).toBe(
      [
        'label: dos',
        'label-id: 0x54524553',
        'unit: sectors',
        '',
        '1 : start=8192, size=81920, type=c, bootable',
        '2 : start=90112, size=16384, type=83',
        '3 : start=106496, size=16384, type=83',
        '4 : start=122880, size=8192, type=83',
        '',
      ].join('\n'),
    );
  });

  it('begins every partition at a block that a card erases as one, and leaves none overlapping', () => {
    const partitions = layout();
    for (const [index, { offset, bytes }] of partitions.entries()) {
      expect(offset % (4 * MIB)).toBe(0);
      expect(partitions[index + 1]?.offset ?? diskBytes(partitions)).toBe(offset + bytes);
    }
  });

  it('fits a card of 2 GB and what gzip can tell the size of', () => {
    expect(diskBytes(layout())).toBeLessThan(2e9);
  });

  it('is the one that RAUC writes its slots to', () => {
    const slots = [...own('root/etc/rauc/system.conf').matchAll(/by-partuuid\/(\S+)[\s\S]*?bootname=(\w)/g)];
    expect(slots.map(([, uuid, name]) => [name, uuid])).toEqual([
      ['a', partUuid(2)],
      ['b', partUuid(3)],
    ]);
  });
});
