import type { Locator } from '@playwright/test';

const COPY = 1;

/** Files and folders of this computer, dragged from elsewhere and dropped in the middle of a part of a window. */
export async function dropFiles(target: Locator, ...files: readonly string[]): Promise<void> {
  const page = target.page();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${String(target)} is not to be seen`);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: COPY };
  const chromium = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await chromium.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await chromium.detach();
}
