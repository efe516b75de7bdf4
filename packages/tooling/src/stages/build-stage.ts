import { buildDesktop, desktopIsThere } from '../desktop-build.ts';
import { oneCheck, skippedCheck } from '../tally.ts';
import type { Stage } from './stage.ts';

export const buildStage: Stage = {
  name: 'application build',
  run: async () => {
    if (!desktopIsThere()) return skippedCheck('application build: apps/desktop holds no application');
    await buildDesktop();
    return oneCheck(true);
  },
};
