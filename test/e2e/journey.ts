import type { Page } from 'playwright-core';

/** A new customer signs up with an organisation and stands before the empty list of sites. */
export async function signUp(
  page: Page,
  portalUrl: string,
  email = `camille-${Date.now()}@tresse.example`,
): Promise<void> {
  await page.goto(`${portalUrl}/sign-up`);
  await page.getByLabel('Your name').fill('Camille Example');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('three ripe pears');
  await page.getByLabel('Organisation').fill('Corner Shop');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Braid your first site' }).waitFor();
}

/** Adds a site with the demo box's own lines and LAN. */
export async function addSite(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add a site' }).first().click();
  await page.getByLabel('Name', { exact: true }).first().fill('Shop');
  await page.getByRole('radio', { name: 'I name them myself' }).check();
  await page.getByRole('button', { name: 'Use the demo box’s lines' }).click();
  await page.getByRole('button', { name: 'Add the site' }).click();
  await page.getByRole('heading', { name: 'First steps for Shop' }).waitFor();
}

/** Adds a site of which nothing is known but its name: the box is to find the lines. */
export async function addSiteToBeFound(page: Page, name = 'Shop'): Promise<void> {
  await page.getByRole('link', { name: 'Add a site' }).first().click();
  await page.getByLabel('Name', { exact: true }).first().fill(name);
  await page.getByRole('button', { name: 'Add the site' }).click();
  await page.getByRole('heading', { name: `First steps for ${name}` }).waitFor();
}

/** Plugs the demo box in, takes what it found as it is suggested, and goes to the site's page once all is up. */
export async function plugInAndName(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plug in the demo box' }).click();
  // Only the box itself knows it: what is suggested has to outlast its report.
  await page.getByText('Hardware address').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Use these lines' }).click();
  await arriveAtSite(page);
}

/** Plugs the demo box in, waits until every line is seen, and goes to the site's page. */
export async function plugIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plug in the demo box' }).click();
  await arriveAtSite(page);
}

async function arriveAtSite(page: Page): Promise<void> {
  await page.getByText('Every line carries traffic to the relay.').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Go to the site' }).click();
  await page.getByText('Up on 2 of 2 lines.').waitFor({ timeout: 30_000 });
}
