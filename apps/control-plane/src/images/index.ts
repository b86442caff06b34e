/**
 * The Raspberry Pi image of each site: which releases are here, a site's own copy with a claim in it, and its download by
 * whoever holds the address. What an image is made of is the matter of packages/personal-image.
 */
export { ImagesModule } from './images.module.js';
