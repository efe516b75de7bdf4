/** What the story of a package is told to do, as JSON in a file; `npm run prove` writes it. */
import { readFile } from 'node:fs/promises';

export interface StoryOrder {
  /** Of the package, for pictures and failures: `deb`. */
  readonly name: string;
  /** Starts the packaged application as an ordinary user in the clean root; flags of the application may follow. */
  readonly launch: readonly string[];
  /** The clean root, as seen from here. */
  readonly root: string;
  /** The user's folder inside the root. */
  readonly home: string;
  readonly userId: number;
  readonly picturesFolder: string;
  /** Where the outcome of each step goes, as JSON. */
  readonly outcomeFile: string;
}

export interface StepOutcome {
  readonly step: string;
  readonly outcome: 'passed' | 'failed' | 'not reached';
  /** What was found, or why it failed. */
  readonly note?: string;
}

export async function readStoryOrder(file: string): Promise<StoryOrder> {
  return JSON.parse(await readFile(file, 'utf8')) as StoryOrder;
}
