/** `it` of the handlers' tests: whoever names the `scene` gets one of their own. */
import { test } from 'vitest';
import { requestScene } from './request-scene.ts';

export const it = test.extend('scene', async ({ onTestFinished }) => {
  const scene = await requestScene();
  onTestFinished(() => scene.close());
  return scene;
});
