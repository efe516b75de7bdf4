/** D04: what axe finds in a window. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { keepScreen } from './bootstrap.ts';

/** One line for each finding that would keep somebody out, with where it was found. */
async function findingsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
}

/** Nothing serious is found; a picture of it is kept. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await keepScreen(page, name);
  expect(await findingsOf(page)).toEqual([]);
}
