/**
 * Links and files that the system hands over: as arguments of the first start, as arguments of a second one, and
 * on macOS as events, which may come before the application is there. What comes early is kept.
 */
import { z } from 'zod';
import { outsideThing, type OutsideThing } from '../services/outside/outside-thing.ts';
import { otherWords } from './command-line.ts';

/** More words than this are nobody's double click. */
const WORDS_MAX = 64;
const WORD_MAX_CHARACTERS = 8192;

/** What a second start tells the first: Chromium mixes up the order of the arguments that it hands on itself. */
const handoverSchema = z.object({
  args: z.array(z.string().max(WORD_MAX_CHARACTERS)).max(WORDS_MAX),
  folder: z.string().max(WORD_MAX_CHARACTERS),
});
export type Handover = z.infer<typeof handoverSchema>;

/** The first of the arguments that is a link or a file of ours: one question is asked, not many. */
export function thingOfStart({ args, folder }: Handover): OutsideThing | undefined {
  for (const word of otherWords(args)) {
    const thing = outsideThing(word, folder);
    if (thing !== undefined) return thing;
  }
  return undefined;
}

type OnWord = (event: { preventDefault(): void }, word: string) => void;

/** As the application of Electron tells them. */
export interface ArrivalEvents {
  on(event: 'open-url', listener: OnWord): unknown;
  on(event: 'open-file', listener: OnWord): unknown;
  on(event: 'second-instance', listener: (...told: readonly unknown[]) => void): unknown;
}

export class OutsideArrivals {
  #early: OutsideThing | undefined;
  #take: ((thing: OutsideThing) => void) | undefined;

  /** `start`: of this process. Begins to listen at once. */
  constructor(events: ArrivalEvents, start: Handover) {
    this.#early = thingOfStart(start);
    const word: OnWord = (event, text) => {
      event.preventDefault();
      this.#arrive(outsideThing(text, start.folder));
    };
    events.on('open-url', word);
    events.on('open-file', word);
    events.on('second-instance', (...told) => {
      const given = handoverSchema.safeParse(told[3]);
      if (given.success) this.#arrive(thingOfStart(given.data));
    });
  }

  /** From now on, and what came before. */
  listen(take: (thing: OutsideThing) => void): void {
    this.#take = take;
    const early = this.#early;
    this.#early = undefined;
    this.#arrive(early);
  }

  #arrive(thing: OutsideThing | undefined): void {
    if (thing === undefined) return;
    if (this.#take) this.#take(thing);
    else this.#early = thing;
  }
}
