import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { DocumentSigner } from '../desired-state/document-signer.js';
import { CertificateAuthority } from './certificate-authority.js';

/** The authority of this installation, in the data directory. */
@Global()
@Module({
  providers: [
    {
      provide: CertificateAuthority,
      inject: [CONFIG],
      useFactory: (config: Config) => CertificateAuthority.open(join(config.dataDir, 'authority')),
    },
    {
      provide: DocumentSigner,
      inject: [CertificateAuthority],
      useFactory: (authority: CertificateAuthority): DocumentSigner => ({
        sign: (payload) => authority.signDocument(payload),
      }),
    },
  ],
  exports: [CertificateAuthority, DocumentSigner],
})
export class CertificateAuthorityModule {}
