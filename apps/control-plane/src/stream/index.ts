/** What happens at a site, told to whoever looks at it, as server-sent events. */

export { DeviceWatcher } from './device-watcher.js';
export { LiveFeed, type LiveSignal } from './live-feed.js';
export { LiveFeedModule } from './live-feed.module.js';
