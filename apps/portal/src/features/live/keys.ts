/** Where the parts of a site lie in the query cache. */
export const siteKey = (siteId: string) => ['site', siteId] as const;
export const eventsKey = (siteId: string) => ['site', siteId, 'events'] as const;
export const olderEventsKey = (siteId: string) => ['site', siteId, 'older-events'] as const;
export const jobsKey = (siteId: string) => ['site', siteId, 'jobs'] as const;
export const samplesKey = (siteId: string) => ['site', siteId, 'samples'] as const;
