/** Files that survive a power cut: written aside, flushed, renamed, and parsed when they are read back. */
export * from './durable-file.js';
