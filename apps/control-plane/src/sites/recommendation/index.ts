/** Which braid suits a site, by what is known of its lines and of both ends; pure but for the reading of the samples. */
export { type LineFigures, NO_FIGURES } from './known-line.js';
export { readLineFigures } from './line-figures.repository.js';
export { recommendBraid } from './recommend.js';
