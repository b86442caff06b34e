/** The platform's own authority: the CA of devices and servers, and the key that signs desired-state documents. */
export { CertificateAuthority, type DeviceCertificate } from './certificate-authority.js';
export { CertificateAuthorityModule } from './certificate-authority.module.js';
export { keepServerCertificateFresh } from './fresh-server-certificate.js';
