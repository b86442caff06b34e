/** Version of everything a device and the control plane say to each other. Raised with an entry in PROTOCOL_LOG. */
export const PROTOCOL_VERSION = 7;

/** What each version means, with its date. A device refuses a document of a version it does not know. */
export const PROTOCOL_LOG = [
  {
    version: 1,
    date: '2026-11-21',
    means: 'Enrolment, desired and reported state, telemetry, events, jobs.',
  },
  {
    version: 2,
    date: '2026-11-21',
    means:
      'Four profiles with their settings, roles and allowances of lines, bypass, quality of service, DHCP and DNS of the LAN; a device reports what it can do.',
  },
  {
    version: 3,
    date: '2026-11-21',
    means:
      'A relay takes OpenVPN over TCP from lines that block UDP, and a site reports what carries each line; voice may travel over two lines at once.',
  },
  {
    version: 4,
    date: '2026-11-21',
    means: 'A line may be a 4G or 5G modem or a Wi-Fi network; a site reports what its modems say.',
  },
  {
    version: 5,
    date: '2026-11-22',
    means: 'A site reports the network interfaces that its box found, also while it has no lines yet.',
  },
  {
    version: 6,
    date: '2026-11-22',
    means:
      'A relay gives each tenant a public address or a range of ports of its own and tells its load; a site measures the round trip to regions, and moves from one relay to another with both at work.',
  },
  {
    version: 7,
    date: '2026-11-22',
    means: 'An announcement tells the time, for a box whose clock a power cut has set back.',
  },
] as const;
