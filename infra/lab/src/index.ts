/** The network lab: a site, a relay and the internet between them as network namespaces of one machine, on lines of any quality. */
export { LabError, type LabErrorCode } from './lab-error.js';
export { LineEmulator, type LineEnds } from './line-emulator.js';
export { nativeProgram } from './native-program.js';
export * from './scenario.js';
