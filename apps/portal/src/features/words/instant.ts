/** Ways to write an instant, by the locale's own order of its parts; hours count to 23 everywhere. */
export const DAY_AND_TIME = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
export const LONG_DAY_AND_TIME = { dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' } as const;
