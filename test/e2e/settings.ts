import type { Page } from 'playwright-core';

/** Opens the settings of the site that is shown. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
}

/** Goes to one of the settings' sections. */
export async function openSection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
}

/** What the page says that saving will change, once it says `awaited`. */
export async function previewWith(page: Page, awaited: string): Promise<string> {
  const preview = page.getByRole('region', { name: 'What will change' });
  await preview.getByText(awaited).waitFor();
  return preview.innerText();
}
