/** Size of the file that holds the claim in an image, in bytes: whole sectors, and room for any claim. */
export const CLAIM_BLOCK_BYTES = 8_192;

/** Name of that file in the image's boot partition (FAT), where a person can read and replace it. */
export const CLAIM_FILE_NAME = 'claim.txt';

const NO_CLAIM = [
  'There is no claim here yet, so this box does not know its site.',
  'Put the claim from the page of your site here, in place of this text.',
  '',
  'Il n’y a pas encore de code d’enrôlement ici : ce boîtier ne connaît pas son site.',
  'Mettez ici, à la place de ce texte, le code qu’affiche la page de votre site.',
].join('\n');

/** What the file holds in the released image: words for whoever opens it, and never a claim. */
export function unfilledClaimBlock(): Buffer {
  return padded(NO_CLAIM);
}

/**
 * The file with a claim in it: one line of text, then empty lines.
 *
 * @throws RangeError for a text that is no single line or has no room.
 */
export function filledClaimBlock(claim: string): Buffer {
  if (!/^[\x21-\x7e]+$/.test(claim)) throw new RangeError('A claim is one word of ASCII.');
  return padded(claim);
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(`${text}\n`);
  if (bytes.length > CLAIM_BLOCK_BYTES)
    throw new RangeError(`A claim has ${CLAIM_BLOCK_BYTES} bytes at most.`);
  return Buffer.concat([bytes, Buffer.alloc(CLAIM_BLOCK_BYTES - bytes.length, '\n')]);
}
