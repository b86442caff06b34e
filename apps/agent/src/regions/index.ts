/** How far regions are from a site: the round trip to a relay of each by the site's best line, measured now and then. */
export { answerOf } from './answer.js';
export { RegionWatch, type RegionWatchOptions } from './region-watch.js';
