import { EMOTICON_CODE_MAX_CHARACTERS } from '@nudge/ipc-contract';

/** Why a code cannot be used; its words are `emoticons.problem.<problem>`. */
export type CodeProblem = 'tooLong' | 'blank' | 'taken';

/** What is wrong with a code that is being typed; nothing is wrong with an empty one yet. */
export function codeProblem(code: string, taken: readonly string[]): CodeProblem | undefined {
  if (/\s/u.test(code)) return 'blank';
  if (code.length > EMOTICON_CODE_MAX_CHARACTERS) return 'tooLong';
  return taken.includes(code) ? 'taken' : undefined;
}
