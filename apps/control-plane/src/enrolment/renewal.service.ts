import type { X509Certificate } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { PROTOCOL_LOG, type RenewalResponse } from '@tresse/contracts';
import { CertificateAuthority } from '../certificate-authority/index.js';
import { Database } from '../database/index.js';
import { ApiError } from '../http/api-error.js';
import { renewableIdentity } from './renewable.js';
import { replaceCertificate } from './renewal.repository.js';

/** Gives a device another certificate for the key of its present one. */
@Injectable()
export class RenewalService {
  private readonly logger = new Logger(RenewalService.name);

  constructor(
    private readonly database: Database,
    private readonly authority: CertificateAuthority,
  ) {}

  /**
   * The next certificate for the key that the TLS handshake has proved, for an agent of any protocol that there ever was:
   * one that waits for its update must not be locked out meanwhile. Until the device has connected with it the present
   * one counts on, so an answer that is lost costs nothing: the device asks again.
   *
   * @throws ApiError `protocol.unknown`, `certificate.refused`
   */
  async renew(protocol: number, present: X509Certificate | undefined): Promise<RenewalResponse> {
    if (!PROTOCOL_LOG.some(({ version }) => version === protocol)) throw new ApiError('protocol.unknown');
    const identity = present && renewableIdentity(present, this.authority.caPem, Date.now());
    if (!present || !identity) throw new ApiError('certificate.refused');
    const publicKeyPem = present.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const certificate = this.authority.issueDevice({ ...identity, publicKeyPem });
    const replaced = await this.database.forPlatform('enrolment', (tx) =>
      replaceCertificate(tx, identity, certificate),
    );
    if (!replaced) throw new ApiError('certificate.refused');
    this.logger.log(`Renewed the certificate of the ${identity.role} device ${identity.deviceId}.`);
    return { certificatePem: certificate.certificatePem, notAfter: certificate.notAfter.toISOString() };
  }
}
