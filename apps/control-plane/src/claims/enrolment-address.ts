import type { Sha256 } from '@tresse/contracts';

/** Where devices enrol and whom they trust there; the enrolment endpoint and the certificate authority provide it. */
export abstract class EnrolmentAddress {
  /** `https://<TRESSE_DEVICE_HOST>:<port>`; known once the endpoint listens. */
  abstract readonly url: string;
  /** SHA-256 of the CA certificate (DER). */
  abstract readonly caSha256: Sha256;
}
