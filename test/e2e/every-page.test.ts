// Runs beside another: it measures no time.
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NewInvitation, parseClaim, type Site, type SiteImage } from '@tresse/contracts';
import { filledClaimBlock, writeRelease } from '@tresse/personal-image';
import type { Locator, Page } from 'playwright-core';
import { madeUpImage } from '../../packages/personal-image/src/testing/made-up-image.js';
import { arrive, type Customer } from './customer.js';
import { addSite, addSiteToBeFound, plugIn, signUp } from './journey.js';
import { type RunningTresse, startTresse } from './running-tresse.js';

const SERIOUS = ['serious', 'critical'];
const ROOMS = [
  '/sites',
  '/sites/SITE',
  '/sites/SITE/edit',
  '/sites/SITE/start',
  '/sites/new',
  '/activity',
  '/fleet',
  '/relays',
  '/relays/RELAY',
  '/regions',
];
/** Pages that few open, and forms; each is looked at in one language, by turns. */
const SIDE_ROOMS = [
  '/settings/team',
  '/settings/webhooks',
  '/settings/webhooks/new',
  '/sites/SITE/name',
  '/dns',
  '/dns/new',
  '/relays/new',
  '/relays/new?way=own',
  '/regions/new',
  '/regions/edit/demo',
  '/clouds/new',
];
/** Sections of the settings behind the first; each is looked at in one language, by turns. */
const SECTIONS = ['braid', 'priorities', 'bypass', 'forwards', 'lan', 'about'];
const DOORS = ['/sign-in', '/sign-up', '/password/lost'];
const LANGUAGES = ['en', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];
/** How a page is looked at once it is there: between them, both languages see both themes and both widths. */
const LOOKS = {
  en: [
    { scheme: 'light', width: 1280 },
    { scheme: 'dark', width: 390 },
  ],
  fr: [
    { scheme: 'light', width: 390 },
    { scheme: 'dark', width: 1280 },
  ],
} as const;

let tresse: RunningTresse;
let customer: Customer;
let siteId: string;
let relayId: string;
const complaints: string[] = [];

beforeAll(async () => {
  tresse = await startTresse('e2e-see');
  customer = await arrive(tresse.portalUrl);
  const { page } = customer;
  await signUp(page, tresse.portalUrl, 'staff@tresse.example');
  await addSite(page);
  await plugIn(page);
  siteId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const site: Site = await (await page.request.get(`${tresse.portalUrl}/api/sites/${siteId}`)).json();
  relayId = site.relay?.id ?? '';
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
}, 240_000);

afterAll(async () => {
  await customer?.leave();
  await tresse?.stop();
}, 60_000);

describe.each(LANGUAGES)('in %s, light and dark, on a phone and on a wide screen', (language) => {
  it.each(ROOMS)(
    '%s is readable by everybody and keeps to the screen',
    async (route) => {
      await expectGood(customer.page, route, language);
    },
    20_000,
  );
});

it.each(SECTIONS.map((section, place) => [section, LANGUAGES[place % 2] ?? 'en'] as const))(
  'the settings’ section %s is readable by everybody too, here in %s',
  async (section, language) => {
    await expectGood(customer.page, `/sites/SITE/edit/${section}`, language);
  },
  20_000,
);

it.each(SIDE_ROOMS.map((route, place) => [route, LANGUAGES[place % 2] ?? 'en'] as const))(
  'the page %s is readable by everybody too, here in %s',
  async (route, language) => {
    await expectGood(customer.page, route, language);
  },
  20_000,
);

it('says at the form which keys an account at a cloud needs, and keeps what was typed but the keys', async () => {
  const { page } = customer;
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.goto(`${tresse.portalUrl}/clouds/new`);
  await page.getByLabel('Provider').selectOption('ovh');
  await page.getByLabel('Name of the account').fill('Ours');
  await page.getByLabel('Consumer key').fill('not to be kept');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByText('This field is needed.').first().waitFor();
  expect(await page.locator('[aria-invalid=true]').count()).toBe(3);
  expect(await page.getByLabel('Consumer key').inputValue()).toBe('not to be kept');

  await page.reload();
  await page.getByLabel('Consumer key').waitFor();
  expect(await page.getByLabel('Name of the account').inputValue()).toBe('Ours');
  expect(await page.getByLabel('Consumer key').inputValue()).toBe('');
  expect(await page.evaluate<string>('JSON.stringify(sessionStorage)')).not.toContain('not to be kept');
}, 40_000);

it('shows the secret of a webhook once, and what became of a trial', async () => {
  const { page } = customer;
  const receiver = createServer((request, response) => {
    request.resume();
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  // Whatever becomes of the test, it keeps nobody waiting.
  receiver.unref();
  await once(receiver, 'listening');
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.goto(`${tresse.portalUrl}/settings/webhooks/new`);
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('This field is needed.').waitFor();
  const address = page.getByLabel('Address', { exact: true });
  await page.locator('input[type=url]:focus').waitFor();
  await address.fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
  await page.getByRole('button', { name: 'Add it' }).click();
  const secret = await page.locator('[data-secret]').innerText();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole('link', { name: 'I have copied it' }).click();
  await page.getByRole('button', { name: 'Send a trial' }).click();
  await page.getByText('The host refused it. Answer with a status from 200 to 299.').waitFor();
  expect(await page.content()).not.toContain(secret);
  expect(await page.evaluate<string>('JSON.stringify(sessionStorage)')).not.toContain(secret);
  await expectGood(page, new URL(page.url()).pathname, 'fr');
  receiver.close();
}, 40_000);

it('empties a relay and has it serve again, each in words', async () => {
  const { page } = customer;
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.goto(`${tresse.portalUrl}/relays/${relayId}`);
  await page.getByText('Ready, with 1 site.').waitFor();
  await page.getByRole('button', { name: 'Empty it' }).click();
  await page.getByText('Its site moves to another relay of its region').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Empty it' }).click();
  await page.getByText('It is to stand empty').waitFor();
  await page.getByRole('button', { name: 'Have it serve again' }).click();
  await page.getByText('It is to serve').waitFor();
}, 40_000);

it('gives a customer an address of its own and has it share again, which the site’s page tells', async () => {
  const { page } = customer;
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.goto(`${tresse.portalUrl}/relays/${relayId}`);
  const field = page.getByLabel('One that is routed here already');
  await field.fill('203.0.113.400');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.locator('input[aria-invalid=true]:focus').waitFor();
  expect(await field.inputValue()).toBe('203.0.113.400');
  await field.fill('203.0.113.40');
  await page.getByRole('button', { name: 'Add it' }).click();

  await page.getByRole('button', { name: 'Give an address' }).click();
  await page.getByText('All its sites on this relay leave 203.0.113.10').waitFor();
  await expectReadable(page);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Give an address' }).click();
  await page.getByRole('region', { name: 'Sites' }).getByText('an address of its own').waitFor();
  await page.getByRole('button', { name: 'Have it share' }).click();
  await page.getByText('All its sites on this relay leave 203.0.113.40').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Have it share' }).click();
  await page.getByRole('region', { name: 'Sites' }).getByText('shared, ports').waitFor();
  await page.getByRole('button', { name: 'Take 203.0.113.40 out' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it out' }).click();
  await page.getByText('None: all customers share').waitFor();

  await page.goto(`${tresse.portalUrl}/sites/${siteId}`);
  await page.getByText('203.0.113.40 now; it was 203.0.113.10. It is your organisation’s alone.').waitFor();
  await page.getByText('203.0.113.10 now; it was 203.0.113.40. It is shared with other').waitFor();
}, 60_000);

it('gives a site without a box its own image, whole and with its claim in it', async () => {
  const { page } = customer;
  const released = await madeUpImage();
  await writeRelease({ ...released.source, folder: join(tresse.imageDir, '1.2.3') });
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.setViewportSize({ width: 1280, height: 844 });
  await page.goto(`${tresse.portalUrl}/sites`);
  // A name without blanks keeps to a phone's screen too.
  await addSiteToBeFound(page, 'Warehouse'.repeat(6));
  const bareSite = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  const file = page.getByRole('link', { name: '.img.gz' });
  const make = page.getByRole('button', { name: 'Get the image' });

  await expectGood(page, `${bareSite}/start`, 'en', make);
  await make.click();
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  const bytes = await readFile(await download.path());
  const image: SiteImage = await (
    await page.request.get(`${tresse.portalUrl}/api${bareSite}/images/newest`)
  ).json();
  expect(download.suggestedFilename()).toBe('tresse-1.2.3.img.gz');
  expect(parseClaim(image.claimText)).toBeDefined();
  expect(gunzipSync(bytes).equals(released.imageWith(filledClaimBlock(image.claimText)))).toBe(true);

  for (const language of LANGUAGES) {
    await expectGood(page, `${bareSite}/start`, language, file);
    await expectGood(page, bareSite, language);
    await expectGood(page, '/sites', language);
  }
  await rm(released.folder, { recursive: true });
}, 60_000);

it('does what was pressed and typed before its scripts arrived', async () => {
  const { page } = customer;
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.setViewportSize({ width: 1280, height: 844 });

  await withScriptsHeldBack(page, `/sites/${siteId}`, async () => {
    await page.getByRole('radio', { name: '24 h' }).click({ force: true });
  });
  await page.locator('input[value=day]:checked').waitFor();

  await withScriptsHeldBack(page, '/sites/new', async () => {
    await page.getByLabel('Name', { exact: true }).first().fill('Farm');
  });
  await page.getByRole('button', { name: 'Add the site' }).and(page.locator(':not([data-early])')).waitFor();
  expect(await page.getByLabel('Name', { exact: true }).first().inputValue()).toBe('Farm');
}, 40_000);

it('keeps what was typed of a relay’s prefix over a reload', async () => {
  const { page } = customer;
  await page.context().addCookies([{ name: 'tresse-locale', value: 'en', url: tresse.portalUrl }]);
  await page.goto(`${tresse.portalUrl}/relays/${relayId}`);
  const prefix = page.getByLabel('Prefix', { exact: true });
  const undo = page.getByRole('button', { name: 'Undo all' });
  await prefix.fill('2001:db8:99::/48');
  await undo.waitFor();
  await page.reload();
  await undo.waitFor();
  expect(await prefix.inputValue()).toBe('2001:db8:99::/48');
  await undo.click();
  const kept = await page.evaluate<string[]>('Object.keys(sessionStorage)');
  expect(kept.filter((key) => key.startsWith('tresse.relay'))).toEqual([]);
}, 40_000);

it('shows the doors as well to whoever is signed out, and has somebody join by a link', async () => {
  const { page } = customer;
  const asked = { email: 'robin@tresse.example', role: 'viewer' };
  const invitations = `${tresse.portalUrl}/api/team/invitations`;
  const { link }: NewInvitation = await (await page.request.post(invitations, { data: asked })).json();
  await page.context().clearCookies();
  for (const language of LANGUAGES) {
    for (const route of [...DOORS, new URL(link).pathname]) await expectGood(page, route, language);
  }
  await page.getByRole('link', { name: 'Créer un compte' }).click();
  await page.getByLabel('Votre nom').fill('Robin Example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('three ripe plums');
  await page.getByRole('button', { name: 'Créer un compte' }).click();
  await page.waitForURL('**/sites');
  await page.goto(`${tresse.portalUrl}/settings/team`);
  await page.getByText('2 membres').waitFor();
  expect(await page.getByRole('button', { name: 'Créer le lien' }).count()).toBe(0);
}, 60_000);

/** Opens a page as the server wrote it, does `act`, and only then lets the page have its scripts. */
async function withScriptsHeldBack(page: Page, route: string, act: () => Promise<void>): Promise<void> {
  const scripts = '**/_next/static/**/*.js';
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(scripts, async (request) => {
    await released;
    await request.continue();
  });
  await page.goto(`${tresse.portalUrl}${route}`, { waitUntil: 'commit' });
  await act();
  release();
  await page.waitForLoadState('load');
  await page.unroute(scripts);
}

/** Looks at a page in a language once `awaited` is there. */
async function expectGood(
  page: Page,
  route: string,
  language: Language,
  awaited: Locator = page.getByRole('heading', { level: 1 }),
): Promise<void> {
  await page.context().addCookies([{ name: 'tresse-locale', value: language, url: tresse.portalUrl }]);
  complaints.length = 0;
  await page.goto(`${tresse.portalUrl}${route.replace('SITE', siteId).replace('RELAY', relayId)}`);
  await awaited.waitFor();

  for (const { scheme, width } of LOOKS[language]) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await expectReadable(page);
  }
  expect(await page.title()).toMatch(/^.+ · Tresse$/);
  expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${language}`));
  expect(complaints).toEqual([]);
}

/** Nothing on the page keeps somebody out, or runs out of the screen. */
async function expectReadable(page: Page): Promise<void> {
  expect(await seriousFaults(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

/** What axe finds that keeps somebody out. The pages have no frames: its older way, without a page of its own, is enough. */
async function seriousFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** CSS pixels by which the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
