import { buildDesktop } from '../desktop-build.ts';
import { oneCheck } from '../tally.ts';
import type { Stage } from './stage.ts';

export const buildStage: Stage = {
  name: 'application build',
  run: async () => {
    await buildDesktop();
    return oneCheck(true);
  },
};
