/** What can go wrong at a provider: stable codes, their sentences, and the one error that this package throws. */
export * from './cloud-error.js';
export * from './cloud-errors.js';
