import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { arrive, type Customer } from './customer.js';
import { addSiteToBeFound, plugInAndName, signUp } from './journey.js';
import { type RunningTresse, startTresse } from './running-tresse.js';
import { openSection, openSettings, previewWith } from './settings.js';
import { goodputOfMiddleSecond, SERVER, transfer } from './transfer.js';

/** Sum of scenario A's lines, Mbit/s at the IP level. */
const SUM = { down: 7.232 + 7.072, up: 0.896 + 0.832 };

let tresse: RunningTresse;
let customer: Customer;

beforeAll(async () => {
  tresse = await startTresse('e2e-up');
  customer = await arrive(tresse.portalUrl);
}, 180_000);

afterAll(async () => {
  await customer?.leave();
  await tresse?.stop();
}, 60_000);

it('leads a new customer, who knows no interface, from sign-up to two lines that are up', async () => {
  await signUp(customer.page, tresse.portalUrl);
  await addSiteToBeFound(customer.page);
  await plugInAndName(customer.page);
}, 150_000);

it('shows the internet one address, the relay’s', async () => {
  expect(await seenBy(SERVER)).toBe('203.0.113.10');
}, 20_000);

it('lets UDP and ICMP through', async () => {
  const datagram =
    "const s = require('dgram').createSocket('udp4').on('message', (m) => { console.log(String(m)); s.close(); }); s.send('there and back', 7, '198.51.100.10')";
  expect(await tresse.asLanClient(['timeout', '5', process.execPath, '-e', datagram])).toBe(
    'there and back\n',
  );
  const printed = await tresse.asLanClient(['ping', '-c', '3', '-i', '0.2', '-W', '2', '198.51.100.10']);
  expect(printed).toContain(' 0% packet loss');
}, 20_000);

// Far more than either line alone, with room for a busy machine: `npm run bench:bond` measures the rest.
it.each([
  { direction: 'down', seconds: 10, atLeast: 0.8 },
  { direction: 'up', seconds: 12, atLeast: 0.75 },
] as const)(
  'carries one flow $direction at $atLeast of the lines’ sum or more',
  async (flow) => {
    const reading = await transfer(tresse, flow.direction, flow.seconds);
    const ofSum = goodputOfMiddleSecond(reading) / SUM[flow.direction];
    if (ofSum < flow.atLeast) throw new Error(`${ofSum.toFixed(3)} of the sum: ${JSON.stringify(reading)}`);
  },
  40_000,
);

it('measures the lines and their braid from the portal', async () => {
  await customer.page.getByRole('button', { name: 'Start a test' }).click();
  const { page } = customer;
  const end = page.getByText(/of the lines’ sum|The last test failed/).first();
  await end.waitFor({ timeout: 90_000 }).catch(async () => {
    throw new Error(`no end of the test in sight:\n${await page.locator('main').innerText()}`);
  });
  expect(await end.innerText()).toContain('of the lines’ sum');
}, 100_000);

it('says at the field why a bypass cannot be, and makes it work by domain once it can', async () => {
  const { page } = customer;
  await openSettings(page);
  await openSection(page, 'Bypass');
  await page.getByRole('button', { name: 'Add a bypass' }).click();
  await page.getByLabel('Destinations').fill('example.org');
  await openSection(page, 'Priorities');
  await openSection(page, 'Bypass');
  await page.getByRole('button', { name: 'Save' }).click();
  // What a refusal has opened stays open under the hands that mend it.
  await page.locator('input[aria-invalid=true]:focus').waitFor();
  await page.keyboard.type('Provider’s own');
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Provider’s own');
  await page.getByLabel('Ports').fill('80, 99999,');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('99999 – At most 65535 is allowed.').waitFor();
  await page.locator('input[aria-invalid=true]:focus').waitFor();

  await page.getByRole('button', { name: 'Remove 99999' }).click();
  expect(await previewWith(page, 'Ports belong to TCP or UDP. Choose one.')).not.toContain('⇒');
  await page.getByLabel('Protocol').selectOption('tcp');
  await previewWith(
    page,
    'The box knows the addresses of a domain only when it answers the name questions (DNS) of the local network. Switch that on.',
  );
  await openSection(page, 'Local network');
  await page.getByLabel('Answer name questions (DNS)').check();
  expect(await previewWith(page, 'tcp 80')).toContain('⇒ line2');

  await openSection(page, 'The site');
  await page.getByLabel('Name', { exact: true }).fill('Corner');
  await page.reload();
  expect(await previewWith(page, 'Corner')).toContain('⇒ line2');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Settings \d+ are confirmed and kept\.$/).waitFor({ timeout: 60_000 });

  expect(await seenBy('http://example.com')).toBe('203.0.113.10');
  expect(await seenBy('http://example.org')).toBe('203.0.113.102');
}, 90_000);

it('stops with all its parts at Ctrl-C', async () => {
  await customer.leave();
  expect(await tresse.stop()).toBe(0);
}, 60_000);

/** The address that a server of the internet sees when the LAN's client asks it. */
async function seenBy(server: string): Promise<unknown> {
  const answer = await tresse.asLanClient(['curl', '-s', '--max-time', '10', `${server}/peer`]);
  return JSON.parse(answer).address;
}
