import type { WebContents } from 'electron';

/** What loading needs of a page. */
export type LoadedPage = Pick<WebContents, 'isDestroyed' | 'loadURL'>;

/** A page that goes while it loads has not failed; any other fault is one, and rejects. */
export async function loadPage(page: LoadedPage, url: string): Promise<void> {
  try {
    await page.loadURL(url);
  } catch (fault) {
    if (!page.isDestroyed()) throw fault;
  }
}
