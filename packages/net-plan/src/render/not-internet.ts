/**
 * Where a relay lets no site go: networks that are not globally reachable (RFC 6890 and the IANA special-purpose
 * registry), as the relay has them around itself. Among them are its tunnels' addresses and the private networks of
 * its provider, with the metadata service and the neighbours' management. The documentation networks are left out:
 * nobody has them, and the lab's internet is made of them.
 */
export const NOT_INTERNET = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '224.0.0.0/3',
] as const;
