/**
 * Links and files that the system hands over: as arguments of the first start, as arguments of a second one, and
 * on macOS as events, which may come before the application is there. What comes early is kept.
 */
import { z } from 'zod';
import { outsideThing, type OutsideThing } from '../services/outside/outside-thing.ts';
import { otherWords, parseCommandLine, type JumpTask } from './command-line.ts';

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

/** What a second start was for, besides links and files; undefined: nothing, or it is not ours. */
export function taskOfStart(handover: unknown): JumpTask | undefined {
  const given = handoverSchema.safeParse(handover);
  const outcome = given.success ? parseCommandLine(given.data.args) : undefined;
  return outcome?.ok === true ? outcome.commandLine.task : undefined;
}

export class OutsideArrivals {
  readonly #folder: string;
  #early: OutsideThing | undefined;
  #take: ((thing: OutsideThing) => void) | undefined;

  /** `start`: of this process. */
  constructor(start: Handover) {
    this.#folder = start.folder;
    this.#early = thingOfStart(start);
  }

  /** A link or the name of a file, as macOS tells it. */
  told(event: { preventDefault(): void }, word: string): void {
    event.preventDefault();
    this.#arrive(outsideThing(word, this.#folder));
  }

  /** What a second start handed over, if it is that. */
  startedAgain(handover: unknown): void {
    const given = handoverSchema.safeParse(handover);
    if (given.success) this.#arrive(thingOfStart(given.data));
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
