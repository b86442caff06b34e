/** The network lab: a site, a relay and the internet between them as network namespaces of one machine, on lines of any quality. */
export * from './addresses.js';
export { openBoundedLog } from './bounded-log.js';
export { cleanUp } from './clean-up.js';
export { type ControlGroup, makeControlGroup, removeControlGroup } from './control-group.js';
export * from './guest/index.js';
export type { Lab } from './lab.js';
export { LabClient } from './lab-client.js';
export { LabError, type LabErrorCode } from './lab-error.js';
export { LineEmulator, type LineEnds } from './line-emulator.js';
export type { LineStatus } from './lines.js';
export { nativeProgram } from './native-program.js';
export * from './provision/index.js';
export { type CommandResult, type RunOptions, runToEnd } from './run-command.js';
export * from './scenario.js';
export { type LabOptions, startLab } from './start-lab.js';
export { forgetSteadyBbr } from './steady-bbr.js';
export type { AgentKeeper, AgentOptions, AgentRole, BoxState } from './supervised-agent.js';
export { type NodeName, namespaceOf } from './topology.js';
