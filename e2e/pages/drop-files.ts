import type { Locator } from '@playwright/test';

const COPY = 1;

interface DragData {
  readonly items: { mimeType: string; data: string }[];
  readonly files: string[];
}

/** Files and folders of this computer, dragged from elsewhere and dropped in the middle of a part of a window. */
export async function dropFiles(target: Locator, ...files: readonly string[]): Promise<void> {
  await drop(target, { items: [], files: [...files] });
}

/** A link, dragged from elsewhere as a browser does it. */
export async function dropLink(target: Locator, url: string): Promise<void> {
  const items = ['text/uri-list', 'text/plain'].map((mimeType) => ({ mimeType, data: url }));
  await drop(target, { items, files: [] });
}

async function drop(target: Locator, { items, files }: DragData): Promise<void> {
  const page = target.page();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${String(target)} is not to be seen`);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items, files, dragOperationsMask: COPY };
  const chromium = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await chromium.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await chromium.detach();
}
