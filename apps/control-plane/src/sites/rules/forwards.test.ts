import { describe, expect, it } from '@jest/globals';
import { forward, ports, problems } from './testing/given.js';

type Change = Parameters<typeof forward>[0];
const forwards = (...changes: Change[]) => ({ portForwards: changes.map(forward) });

describe('port forwards', () => {
  it('may be a range that keeps its ports', () => {
    expect(problems(forwards({ publicPorts: ports(8_000, 8_010), toPort: 8_000 }))).toEqual([]);
  });

  it.each<[string, Change[], string]>([
    ['to outside the LAN', [{ toAddress: '192.168.51.20' }], 'portForwards.0.toAddress forward.outside-lan'],
    [
      'to the LAN’s broadcast address',
      [{ toAddress: '192.168.50.255' }],
      'portForwards.0.toAddress forward.outside-lan',
    ],
    ['of one port', [{}, { name: 'Again' }], 'portForwards.1.publicPorts.first forward.port-taken'],
    [
      'of ranges that overlap',
      [{ publicPorts: ports(8_000, 8_010), toPort: 8_000 }, { publicPorts: ports(8_010) }],
      'portForwards.1.publicPorts.first forward.port-taken',
    ],
    [
      'of the relay’s own port',
      [{ publicPorts: ports(4_430) }],
      'portForwards.0.publicPorts.first forward.port-reserved',
    ],
    [
      'of a tunnel’s port',
      [{ protocol: 'udp', publicPorts: ports(20_008) }],
      'portForwards.0.publicPorts.first forward.port-reserved',
    ],
    ['with ports backwards', [{ publicPorts: ports(90, 80) }], 'portForwards.0.publicPorts.last ports.order'],
    [
      'of a range moved to other ports',
      [{ publicPorts: ports(8_000, 8_010), toPort: 80 }],
      'portForwards.0.toPort forward.range-keeps-ports',
    ],
  ])('are refused %s', (_, changes, problem) => expect(problems(forwards(...changes))).toEqual([problem]));

  it.each([
    ['tcp', [22, 4_430, 4_440, 4_449], [21, 23, 4_429, 4_450, 20_008, 52_759]],
    ['udp', [22, 4_431, 20_008, 52_759], [21, 4_429, 4_450, 20_007, 52_760]],
  ] as const)('leave the relay its own ports of %s, and no others', (protocol, reserved, free) => {
    const of = (port: number) => problems(forwards({ protocol, publicPorts: ports(port) }));
    const refused = ['portForwards.0.publicPorts.first forward.port-reserved'];
    expect(reserved.map(of)).toEqual(reserved.map(() => refused));
    expect(free.map(of)).toEqual(free.map(() => []));
  });

  it('are refused a port that another site of the relay uses, of that protocol only', () => {
    const takenPorts = [{ protocol: 'tcp' as const, publicPorts: ports(8_000, 8_080) }];
    expect(problems(forwards({}), { takenPorts })).toEqual([
      'portForwards.0.publicPorts.first forward.port-taken',
    ]);
    expect(problems(forwards({ protocol: 'udp' }), { takenPorts })).toEqual([]);
  });
});
