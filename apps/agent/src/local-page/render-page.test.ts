import { describe, expect, it } from '@jest/globals';
import { ENROLMENT_ERRORS } from '../enrol/index.js';
import type { Notice } from '../notices/index.js';
import type { PageState } from './page-state.js';
import { asksForClaim, renderPage } from './render-page.js';
import { languageOf, WORDS } from './words.js';

const STATE: PageState = {
  version: '1.2.3',
  enrolment: { kind: 'waiting-for-claim' },
  notices: [],
  interfaces: [
    {
      name: 'eth0',
      mac: null,
      kind: 'ethernet',
      carrier: true,
      address: '192.168.1.20/24',
      gateway: '192.168.1.1',
      internet: true,
      usedFor: null,
    },
  ],
  connection: null,
  lines: [],
};
const ENROLLED: PageState = {
  ...STATE,
  enrolment: { kind: 'enrolled' },
  connection: { connected: false, since: Date.parse('2026-11-22T05:00:00Z') },
  lines: [{ name: '4G <van>', interface: 'wwan0', state: 'down', cause: 'silent', carrier: 'udp' }],
};

const textOf = (page: string) =>
  page
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ');

describe('the local page', () => {
  it('says in either language what the box has found and what to do next', () => {
    expect(textOf(renderPage(STATE, 'en'))).toContain('Make a claim on the site’s page in the portal');
    expect(textOf(renderPage(STATE, 'fr'))).toContain('Ce boîtier n’appartient encore à aucun site.');
    expect(textOf(renderPage(STATE, 'en'))).toContain('192.168.1.20/24');
  });

  it('names what is wrong with enrolment, and asks for a claim only where another one helps', () => {
    const failed = (code: 'enrol.claim-used' | 'enrol.no-internet'): PageState => ({
      ...STATE,
      enrolment: { kind: 'failed', code },
    });
    expect(textOf(renderPage(failed('enrol.claim-used'), 'en'))).toContain('This claim was already used.');
    expect([asksForClaim(failed('enrol.claim-used')), asksForClaim(failed('enrol.no-internet'))]).toEqual([
      true,
      false,
    ]);
    expect(renderPage(failed('enrol.no-internet'), 'fr')).not.toContain('<form');
  });

  it('says what is wrong with the box itself before all else, each with what helps', () => {
    const text = textOf(renderPage({ ...STATE, notices: ['data-lost', 'memory-small'] }, 'en'));
    const places = [
      'The box itself needs attention',
      'The memory card’s data cannot be read',
      'write the image to a new card of 4 GB or more',
      'This machine has too little memory',
      'a machine that has 1 GB of memory or more',
      'This box does not belong to a site yet.',
    ].map((said) => text.indexOf(said));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(textOf(renderPage(STATE, 'en'))).not.toContain('needs attention');
  });

  it.each([
    ['card-small', 'La carte mémoire est trop petite', 'une carte de 4\u00a0Go ou plus'],
    ['data-lost', 'Les données de la carte mémoire sont illisibles', 'une nouvelle carte'],
    ['memory-small', 'Cette machine a trop peu de mémoire', '1\u00a0Go de mémoire ou plus'],
    ['unknown', 'signale quelque chose', 'Branchez un écran'],
  ] as const satisfies readonly (readonly [Notice, string, string])[])(
    'has French words for %s',
    (notice, said, next) => {
      const text = textOf(renderPage({ ...STATE, notices: [notice] }, 'fr'));
      expect(text).toContain(said);
      expect(text.split('La suite')[1]).toContain(next);
    },
  );

  it('keeps a claim that was typed wrongly in its field, with its message', () => {
    const page = renderPage(STATE, 'en', { claim: 'tresse1.<half>', problem: 'not-a-claim' });
    expect(page).toContain('>tresse1.&lt;half&gt;</textarea>');
    expect(page).toContain(WORDS.en.form['not-a-claim']);
    expect(page).toContain('aria-invalid="true"');
  });

  it('shows after enrolment since when the control plane is away, and each line with its verdict', () => {
    const text = textOf(renderPage(ENROLLED, 'en'));
    expect(text).toContain('Lost since 22 Nov 2026, 05:00:00 UTC');
    expect(text).toContain('is down (nothing is heard)');
    expect(renderPage(ENROLLED, 'en')).not.toContain('<form');
  });

  it('escapes whatever it is given', () => {
    expect(renderPage(ENROLLED, 'en')).toContain('4G &lt;van&gt;');
    const evil = '"><script>alert(1)</script>';
    expect(
      renderPage({ ...STATE, version: evil }, 'fr', { claim: evil, problem: 'not-a-claim' }),
    ).not.toContain('<script');
  });

  it('stays small', () => {
    expect(Buffer.byteLength(renderPage(ENROLLED, 'fr'))).toBeLessThan(20_000);
  });
});

describe('the language', () => {
  it.each([
    [undefined, null, 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8', null, 'fr'],
    ['en;q=0.5, fr;q=0.9', null, 'fr'],
    ['de,en', null, 'en'],
    ['fr;q=0', null, 'en'],
    ['fr', 'en', 'en'],
    ['en', 'xx', 'en'],
  ] as const)('of %p with %p chosen is %p', (wished, chosen, language) => {
    expect(languageOf(wished, chosen)).toBe(language);
  });

  it('of French has its no-break spaces', () => {
    const failures = Object.values(ENROLMENT_ERRORS).flatMap(({ fr, next }) => [fr, next.fr]);
    const french = JSON.stringify([WORDS.fr, failures]);
    expect(french).not.toMatch(/ [:;!?»]|« /);
  });

  it.each(Object.keys(ENROLMENT_ERRORS) as (keyof typeof ENROLMENT_ERRORS)[])(
    'of either reader has a way on after %s',
    (code) => {
      const state: PageState = { ...STATE, enrolment: { kind: 'failed', code } };
      for (const language of ['en', 'fr'] as const) {
        const [said, next] = textOf(renderPage(state, language)).split(WORDS[language].next);
        expect(said).toContain(ENROLMENT_ERRORS[code][language]);
        expect(next).toMatch(/^\u00a0?: \S+ \S+ .*\./);
      }
    },
  );
});
