import { access } from 'node:fs/promises';

/** True when there is a file or a folder of that path. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
