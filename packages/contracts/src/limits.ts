/** Fewest lines a site may have: one line is no braid. */
export const MIN_LINES = 2;

/** Most lines a site may have; MPTCP's path manager in Linux carries 8 subflows. */
export const MAX_LINES = 8;

/** Fewest and most characters of a password; long ones cost the server's Argon2id time, so they end somewhere. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** Largest MQTT payload either side accepts, in bytes. */
export const MAX_MQTT_PAYLOAD_BYTES = 128 * 1024;

/** How long a device waits for the control plane's confirmation before it undoes a generation, in ms. */
export const CONFIRM_TIMEOUT_MS = 45_000;

/**
 * Longest time in which a device puts a generation in place before it undoes it, in ms: a Raspberry Pi that has much else to
 * do is slow. Once a step has failed no more than {@link CONFIRM_TIMEOUT_MS} is left.
 */
export const APPLY_TIMEOUT_MS = 180_000;

/** Longest time between a change made by hand on a device and its repair, in ms. */
export const DRIFT_REPAIR_MS = 30_000;

/** Interval of telemetry samples while somebody watches and otherwise, in ms. */
export const TELEMETRY_INTERVAL_MS = { watched: 1_000, idle: 10_000 } as const;

/** Between two words of a relay on its load, in ms. */
export const LOAD_INTERVAL_MS = 15_000;

/** Most telemetry samples in one message; also the size of one buffered batch. */
export const MAX_SAMPLES_PER_BATCH = 120;

/** Inner MTU of a WireGuard tunnel over an Ethernet-sized line, in bytes (1500 − 60 IPv4 − 20 spare for PPPoE and IPv6). */
export const TUNNEL_MTU = 1420;

/** Bytes that a WireGuard tunnel over IPv4 puts before and behind a packet. */
export const TUNNEL_OVERHEAD = 60;

/** Bytes that OpenVPN over IPv4 puts before and behind a frame of a tap: IPv4 and UDP 28, its header, packet id and tag 24. */
export const TAP_OVERHEAD = 52;

/** Addresses that relays hand out inside tunnels; no LAN or line may overlap them. */
export const TUNNEL_POOL = '10.77.0.0/16';

/**
 * Addresses of both ends inside the tunnels of lines that block UDP, the relay's first. Link-local (RFC 3927), so that no
 * LAN and no line has them, and clear of the metadata services of clouds at 169.254.169.254.
 */
export const FALLBACK_POOL = '169.254.64.0/18';

/**
 * Addresses inside a relay by which its proxy connects to the internet, one for each place of a site: by it the packet
 * filter knows whose a connection is. Link-local as well, and never on any wire.
 */
export const SOURCE_POOL = '169.254.128.0/20';

/** Most addresses that a box keeps of one domain that a rule names. */
export const DOMAIN_ADDRESSES = 4096;
