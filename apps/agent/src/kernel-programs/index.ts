/**
 * Programs of ours in the kernel (BPF), each in C beside what loads it: how a connection's rate is found, on all machines, and
 * what is believed of it before it is measured, on a relay. Without them everything works, less well.
 */
export { prepareKernel } from './prepare-kernel.js';
