import type { Page } from '@playwright/test';

/** Does something that closes the window, which may be gone before it has been told of: that it is gone counts. */
export async function closeWindow(page: Page, press: () => Promise<unknown>): Promise<void> {
  const closed = page.waitForEvent('close');
  await Promise.all([closed, press().catch(() => undefined)]);
}
