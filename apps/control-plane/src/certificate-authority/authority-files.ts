import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** What the authority keeps in its directory; readable by the control plane's user only. */
export type AuthorityFile = 'ca.key' | 'ca.crt' | 'signing.key' | 'server.key' | 'server.crt';

/** The authority's directory: PEM files of mode 0600 in a directory of mode 0700. */
export class AuthorityFiles {
  private constructor(private readonly directory: string) {}

  /** Makes the directory when it is missing. */
  static async in(directory: string): Promise<AuthorityFiles> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await chmod(directory, 0o700);
    return new AuthorityFiles(directory);
  }

  /** The file's text, or undefined when there is none. */
  async read(name: AuthorityFile): Promise<string | undefined> {
    try {
      return await readFile(join(this.directory, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Replaces the file in one step: after a crash it is the old or the new one, on the disk. */
  async write(name: AuthorityFile, text: string): Promise<void> {
    const path = join(this.directory, name);
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  }
}
