import { countingStage } from './counting-program.ts';

/** The script looks for a Chromium of the system itself, and says when it was skipped. */
export const galleryStage = countingStage('gallery', 'apps/desktop/gallery/check.ts');
