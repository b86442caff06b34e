import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;
type Asn1 = forge.asn1.Asn1;

/** The members of a SEQUENCE or SET. Throws when the node has none. */
export function childrenOf(node: Asn1 | undefined): Asn1[] {
  if (!Array.isArray(node?.value)) throw new Error('a sequence was expected');
  return node.value;
}

/** The DER bytes of a node with its tag and length. */
export function derOf(node: Asn1): Buffer {
  return Buffer.from(asn1.toDer(node).getBytes(), 'binary');
}

/** The bits of a BIT STRING of whole octets, found behind tag, length and the count of unused bits (X.690 §8.6). */
export function bitStringOf(node: Asn1): Buffer {
  const der = derOf(node);
  const lengthOctet = der[1] ?? 0;
  const header = lengthOctet < 0x80 ? 2 : 2 + (lengthOctet & 0x7f);
  if (der[0] !== Type.BITSTRING || der[header] !== 0) throw new Error('a bit string was expected');
  return der.subarray(header + 1);
}

/** A SEQUENCE of the given members. */
export function sequence(...members: Asn1[]): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, members);
}

/** A value of a simple type from its contents, one character an octet. */
export function primitive(type: forge.asn1.Type, contents: string): Asn1 {
  return asn1.create(Class.UNIVERSAL, type, false, contents);
}

/** An instant as RFC 5280 §4.1.2.5 wants it: UTCTime until 2049, GeneralizedTime from then on. */
export function time(at: Date): Asn1 {
  return at.getUTCFullYear() < 2050
    ? primitive(Type.UTCTIME, asn1.dateToUtcTime(at))
    : primitive(Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(at));
}

/** `AlgorithmIdentifier` of RSA PKCS#1 v1.5 with SHA-256 (RFC 4055 §5). */
export function rsaSha256(): Asn1 {
  const oid = asn1.oidToDer(forge.pki.oids.sha256WithRSAEncryption ?? '').getBytes();
  return sequence(primitive(Type.OID, oid), primitive(Type.NULL, ''));
}
