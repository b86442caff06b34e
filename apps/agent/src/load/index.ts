/** What a relay's machine carries: its processors and its public line, read from two files of the kernel. */
export { type LoadMeter, startLoadMeter } from './load-meter.js';
