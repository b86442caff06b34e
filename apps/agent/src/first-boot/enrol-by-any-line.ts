import { foundInterfaces, NO_USES } from '@tresse/net-plan';
import { type EnrolmentOptions, enrol } from '../enrol/index.js';
import type { LineFinder } from '../finder/index.js';
import type { Identity } from '../identity/index.js';
import type { PageSource } from '../local-page/index.js';
import { type SearchOptions, searchForLines } from './search-for-lines.js';

export interface FirstBootOptions
  extends Pick<EnrolmentOptions, 'role' | 'stateDir' | 'claims' | 'keys' | 'time' | 'isPatient'>,
    Omit<SearchOptions, 'finder'> {
  signal: AbortSignal;
  /** Absent where the host has its lines already. */
  finder: LineFinder | undefined;
  /** Is told how far it has come, and what was found. */
  page: PageSource;
}

/** Enrols, by whatever line is found meanwhile. Throws what `enrol` does. */
export async function enrolByAnyLine(options: FirstBootOptions): Promise<Identity> {
  const { finder, page } = options;
  const search = finder && searchForLines({ ...options, finder });
  if (finder && search) {
    page.addresses = () => finder.lanAddresses();
    page.look = () => {
      const seen = search.seen();
      const interfaces = seen ? foundInterfaces(seen, { ...NO_USES, internet: finder.internet() }) : null;
      return { interfaces, lines: [] };
    };
  }
  try {
    return await enrol({
      ...options,
      onProgress: (progress) => {
        page.enrolment = progress;
      },
      ...(finder ? byFound(finder) : {}),
    });
  } finally {
    await search?.stop();
  }
}

/** What enrolment asks of the lines that were found. */
function byFound(finder: LineFinder): Pick<EnrolmentOptions, 'ways' | 'blame' | 'onTarget' | 'news'> {
  return {
    ways: () => finder.ways(),
    blame: () => finder.blame(),
    onTarget: (url) => finder.aim(url),
    news: (signal) => nextNews(finder, signal),
  };
}

/** Resolves at the finder's next word, or when nobody waits for it any more. */
function nextNews(finder: LineFinder, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stopListening = finder.listen(() => done());
    const done = () => {
      stopListening();
      resolve();
    };
    signal.addEventListener('abort', done, { once: true });
  });
}
