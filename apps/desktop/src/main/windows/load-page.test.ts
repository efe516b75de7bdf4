import { expect, it } from 'vitest';
import { loadPage } from './load-page.ts';

const FAULT = new Error('ERR_FAILED (-2)');

function page({ goes }: { readonly goes: boolean }) {
  let isGone = false;
  const loadURL = async (): Promise<void> => {
    isGone = goes;
    throw FAULT;
  };
  return { isDestroyed: () => isGone, loadURL };
}

it('says nothing of a page that went while it was loaded', async () => {
  await expect(loadPage(page({ goes: true }), 'nudge://app/')).resolves.toBeUndefined();
});

it('says of any other page that it could not be loaded', async () => {
  await expect(loadPage(page({ goes: false }), 'nudge://app/')).rejects.toBe(FAULT);
});
