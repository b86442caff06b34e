/** Effects: observes the host as a value and executes the steps that net-plan decided. Only this package starts processes. */
export * from './execute/index.js';
export * from './fast-path.js';
export * from './fire-result.js';
export * from './host.js';
export * from './host-error.js';
export * from './modem/index.js';
export * from './observe/index.js';
export { type PassageProbe, probePassage } from './probe-passage.js';
export { readLineCounts } from './read-line-counts.js';
export { readSendings, type SendingEnd, type SocketSending } from './read-sendings.js';
export * from './real-host.js';
export { keepOwnTime } from './real-time.js';
export { setSystemTime } from './set-system-time.js';
export { shortenLogs } from './shorten-logs.js';
export * from './take-down.js';
export { watchFacts } from './watch-facts.js';
export { watchPackages } from './watch-packages.js';
