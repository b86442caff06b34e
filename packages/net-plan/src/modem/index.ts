/** 4G and 5G modems: which serves which line, and what to do with it next. */
export * from './judge-modem.js';
export * from './modem.js';
export * from './modem-of-line.js';
export * from './usable-session.js';
