/** How a machine becomes a device: over TLS that the claim pins, a claim and a CSR against a certificate. */
export { EnrolmentModule } from './enrolment.module.js';
