import type { DeviceRole, Id, Sha256 } from '@tresse/contracts';
import {
  createCaCertificate,
  fingerprintOf,
  generateRsaKey,
  type IssuedCertificate,
  type Issuer,
  issueDeviceCertificate,
  payloadSigner,
  publicKeyOf,
} from '@tresse/pki';
import { type AuthorityFile, AuthorityFiles } from './authority-files.js';
import { issueServerCredentials, type ServerCredentials, stillServes } from './server-credentials.js';
import { validFor } from './validity.js';

const CA_BITS = 3_072;
const CA_DAYS = 20 * 365;
/** A device renews its certificate when a third of this is left. */
const DEVICE_DAYS = 90;

/** A device's fresh certificate and what is recorded of it. */
export interface DeviceCertificate extends IssuedCertificate {
  fingerprint: Sha256;
  notAfter: Date;
}

/** Issues certificates and signs documents; its keys are made at the first start and never leave its directory. */
export class CertificateAuthority {
  readonly caPem: string;
  /** SHA-256 of the CA certificate (DER), as claims pin it. */
  readonly caSha256: Sha256;
  /** Public half (SPKI PEM) of the key that signs documents. */
  readonly signingKeyPem: string;
  private readonly sign: (payload: string) => Promise<string>;

  private constructor(
    private readonly files: AuthorityFiles,
    private readonly issuer: Issuer,
    signingPrivateKeyPem: string,
  ) {
    this.caPem = issuer.certificatePem;
    this.caSha256 = fingerprintOf(issuer.certificatePem);
    this.signingKeyPem = publicKeyOf(signingPrivateKeyPem);
    this.sign = payloadSigner(signingPrivateKeyPem);
  }

  /** Loads the authority from its directory, making there what is missing. */
  static async open(directory: string): Promise<CertificateAuthority> {
    const files = await AuthorityFiles.in(directory);
    const [caKey, signingKey] = await Promise.all([
      keptKey(files, 'ca.key', CA_BITS),
      keptKey(files, 'signing.key', CA_BITS),
    ]);
    const caPem = (await files.read('ca.crt')) ?? (await makeCa(files, caKey));
    return new CertificateAuthority(files, { certificatePem: caPem, privateKeyPem: caKey }, signingKey);
  }

  /** A client certificate for a key that the device has proved to hold; valid from `now` (ms) on. */
  issueDevice(
    device: { deviceId: Id; role: DeviceRole; publicKeyPem: string },
    now: number = Date.now(),
  ): DeviceCertificate {
    const validity = validFor(DEVICE_DAYS, now);
    const issued = issueDeviceCertificate(this.issuer, { ...device, ...validity });
    return { ...issued, fingerprint: fingerprintOf(issued.certificatePem), notAfter: validity.notAfter };
  }

  /** Key and chain of a TLS server at `host`; kept, and made anew when the host is another or the end is near. */
  async serverCredentials(host: string, now: Date = new Date()): Promise<ServerCredentials> {
    const [key, cert] = await Promise.all([this.files.read('server.key'), this.files.read('server.crt')]);
    if (key && cert && stillServes({ key, cert }, { host, caPem: this.caPem, now })) {
      return { key, cert: cert + this.caPem };
    }
    const fresh = await issueServerCredentials(this.issuer, host);
    await this.files.write('server.key', fresh.key);
    await this.files.write('server.crt', fresh.cert);
    return { key: fresh.key, cert: fresh.cert + this.caPem };
  }

  /** RSA-SHA256 over a document's text, base64. */
  signDocument(payload: string): Promise<string> {
    return this.sign(payload);
  }
}

async function keptKey(files: AuthorityFiles, name: AuthorityFile, bits: number): Promise<string> {
  const kept = await files.read(name);
  if (kept) return kept;
  const { privateKeyPem } = await generateRsaKey(bits);
  await files.write(name, privateKeyPem);
  return privateKeyPem;
}

/** The authority's own certificate, named with its day, so that people can tell two installations apart. */
async function makeCa(files: AuthorityFiles, privateKeyPem: string): Promise<string> {
  const commonName = `Tresse CA ${new Date().toISOString().slice(0, 10)}`;
  const { certificatePem } = createCaCertificate({ commonName, privateKeyPem, ...validFor(CA_DAYS) });
  await files.write('ca.crt', certificatePem);
  return certificatePem;
}
