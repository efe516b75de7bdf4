/** The scene of one test file: set up once, torn down whatever happens, photographed when a test fails. */
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';
import { FAILURES_FOLDER, SCREENS_FOLDER } from './processes/paths.ts';
import { Scene, type SceneOptions } from './scene.ts';

/** A bound on what hangs: up to three applications and some clients start, one after the other. */
const ARRANGE_MILLISECONDS = 150_000;

/** Registers the hooks of one test file; `arrange` starts its people. */
export function setScene(options: SceneOptions, arrange: (scene: Scene) => Promise<void>): Scene {
  const scene = new Scene(options);
  test.beforeAll(async ({}, info) => {
    info.setTimeout(ARRANGE_MILLISECONDS);
    await scene.open();
    await arrange(scene);
  });
  test.afterEach(async ({}, info) => {
    if (info.status === info.expectedStatus) return;
    const log = await scene.capture(
      join(FAILURES_FOLDER, info.titlePath.join(' ').replaceAll(/[^\w.-]+/g, '-')),
    );
    await info.attach('main processes', { body: log, contentType: 'text/plain' });
  });
  test.afterAll(() => scene.close());
  return scene;
}

/** A picture of a window, kept as output of the tests. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENS_FOLDER, `${name}.png`) });
}
