import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** A person at a real browser with nothing in it. */
export interface Customer {
  page: Page;
  leave(): Promise<void>;
}

/** Opens the portal in a fresh Chromium with English as its language. */
export async function arrive(portalUrl: string): Promise<Customer> {
  const profile = await mkdtemp(join(tmpdir(), 'tresse-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...CHROMIUM,
    headless: true,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  await page.goto(portalUrl);
  return {
    page,
    leave: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
