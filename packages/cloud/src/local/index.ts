/** The lab's cloud: machines on this machine, asked for over a Unix socket. */
export { type LocalCloudOptions, local } from './local.js';
