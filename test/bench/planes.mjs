/** The ways of joining lines that the bench puts side by side. */

/**
 * @typedef {object} Plane a profile with its carrier, where it has several
 * @property {string} profile
 * @property {string | null} carrier of `mptcp`, or the mode of `bond`
 * @property {import('@tresse/contracts').Braid} braid what is asked of the control plane
 * @property {boolean} [inGuest] measured in the lab's guest, whose kernel has what others may lack
 */

/** @type {Plane[]} */
export const PLANES = [
  { profile: 'mptcp', carrier: 'tunnel', braid: { profile: 'mptcp', carrier: 'tunnel' } },
  { profile: 'mptcp', carrier: 'direct', braid: { profile: 'mptcp', carrier: 'direct' } },
  { profile: 'spray', carrier: null, braid: { profile: 'spray' } },
  { profile: 'failover', carrier: null, braid: { profile: 'failover' } },
  ...['balance-rr', 'balance-xor', 'active-backup'].map((mode) => ({
    profile: 'bond',
    carrier: mode,
    braid: { profile: 'bond', mode, hash: 'layer3+4', monitor: 'watcher' },
    inGuest: true,
  })),
];

/** @param {Plane} plane */
export function nameOf({ profile, carrier }) {
  return carrier === null ? profile : `${profile}/${carrier}`;
}

/**
 * The planes that fit what was asked for; null asks for all.
 * @param {string | null} profile
 * @param {string | null} carrier
 */
export function planesOf(profile, carrier) {
  return PLANES.filter(
    (plane) =>
      (profile === null || plane.profile === profile) && (carrier === null || plane.carrier === carrier),
  );
}
