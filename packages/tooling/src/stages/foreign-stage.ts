import { countingStage } from './counting-program.ts';

/** The script looks for a recent cargo itself, and says when it was skipped. */
export const foreignStage = countingStage('foreign client', 'e2e/foreign/run.ts');
