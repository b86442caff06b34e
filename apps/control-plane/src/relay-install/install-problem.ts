import { INSTALL_FAILURES, type InstallFailure, type RelayProblem } from '@tresse/contracts';

/** What a failed installer means to the relay. `detail` is the words of the program that failed. */
export function installProblem(failure: InstallFailure, detail: string | undefined, at: Date): RelayProblem {
  const { en, fr } = INSTALL_FAILURES[failure];
  const words = detail?.trim();
  return {
    code: `install.${failure}`,
    message: words ? { en: `${en} (${words})`, fr: `${fr} (${words})` } : { en, fr },
    at: at.toISOString(),
  };
}
