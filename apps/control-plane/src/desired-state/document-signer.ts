/** Signs documents with the control plane's key; the certificate authority provides it. */
export abstract class DocumentSigner {
  /** RSA-SHA256 over the text, base64. */
  abstract sign(payload: string): Promise<string>;
}
