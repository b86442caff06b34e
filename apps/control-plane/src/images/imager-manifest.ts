import type { ImagerManifest, Sha256 } from '@tresse/contracts';
import { personalImage, type Release } from '@tresse/personal-image';
import { addressOf, type HeldImage, imageName } from './site-image.js';

/** Imager drops entries for boards that the same list does not name. */
const BOARDS: Record<string, string> = {
  'pi3-64bit': 'Raspberry Pi 3',
  'pi4-64bit': 'Raspberry Pi 4',
  'pi5-64bit': 'Raspberry Pi 5',
};

/**
 * The list of one image for Raspberry Pi Imager. `init_format: none` keeps Imager from offering to set up users and
 * Wi-Fi, of which this image knows nothing.
 */
export function imagerManifest(
  held: HeldImage,
  { sha256, publicUrl }: { sha256: Sha256; publicUrl: string },
): ImagerManifest {
  const { release, claimText } = held;
  const name = imageName(release);
  const format = 'img.gz';
  return {
    imager: { devices: release.devices.map(boardOf) },
    os_list: [
      {
        name: release.name,
        description: release.description,
        icon: `${publicUrl}/icon.svg`,
        url: addressOf(held, `${name}.${format}`, publicUrl),
        extract_size: release.image.bytes,
        extract_sha256: sha256,
        image_download_size: personalImage(release, { claim: claimText, name, format }).bytes,
        release_date: release.releaseDate,
        devices: release.devices,
        init_format: 'none',
        architecture: 'armv8',
      },
    ],
  };
}

function boardOf(tag: Release['devices'][number]): ImagerManifest['imager']['devices'][number] {
  const name = BOARDS[tag] ?? tag;
  return { name, description: name, tags: [tag], matching_type: 'exclusive' };
}
