import forge from 'node-forge';

const { asn1 } = forge;
const { Type } = asn1;
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
