import { describe, expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { readCapabilities } from './capabilities.js';

const NO = { code: 1 };

describe('what a host can do', () => {
  it('is found by trying, and what was made for it is taken away', async () => {
    const host = fakeHost(
      {
        'modprobe --dry-run --quiet wireguard': NO,
        'modprobe --dry-run --quiet 8021q': NO,
        'tc qdisc replace dev tresse-probe root handle 1: cake': NO,
        'ip link add tresse-probe-i': NO,
      },
      {
        '/proc/sys/net/mptcp/enabled': '1',
        '/proc/sys/net/ipv4/tcp_available_congestion_control': 'reno bbr cubic',
        '/sys/class/net/bonding_masters': '',
      },
    );
    expect(await readCapabilities(host)).toEqual({
      kernelWireguard: false,
      mptcp: true,
      bonding: true,
      openvpn: true,
      dnsmasq: true,
      qdiscs: ['fq_codel', 'fq', 'htb', 'tbf'],
      access: ['dhcp', 'pppoe', 'modem', 'wifi'],
      ipv6: false,
      bbr: 'bbr',
      rtoMax: false,
    });
    expect(host.commands.at(-1)).toBe('ip link delete tresse-probe');
    const about = (device: string) => host.commands.filter((command) => command.split(' ').includes(device));
    expect(about('tresse-probe').slice(0, 2)).toEqual([
      'ip link delete tresse-probe',
      'ip tuntap add dev tresse-probe mode tun',
    ]);
    expect(about('tresse-probe-i')).toEqual([
      'ip link delete tresse-probe-i',
      'ip link add tresse-probe-i type ifb',
    ]);
  });

  it('is nothing where nothing answers', async () => {
    const host = fakeHost({ modprobe: NO, ip: NO });
    host.run = async (argv) => {
      if (['openvpn', 'dnsmasq', 'udhcpc', 'mmcli', 'wpa_supplicant'].includes(argv[0] ?? ''))
        throw new Error('missing');
      return { code: 1, stdout: '', stderr: '' };
    };
    expect(await readCapabilities(host)).toMatchObject({
      openvpn: false,
      dnsmasq: false,
      qdiscs: [],
      access: [],
    });
  });
});
