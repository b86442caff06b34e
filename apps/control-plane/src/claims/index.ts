/** One-time claims with which a device enrols: made here, used up by the enrolment endpoint. */
export { ClaimsModule } from './claims.module.js';
export { ClaimsService } from './claims.service.js';
export { EnrolmentAddress } from './enrolment-address.js';
export { ImageSecrets } from './image-secrets.js';
