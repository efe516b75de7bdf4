/** What the greeter answers, by fixed rules: the same words get the same answer. */
import { fillIn, type GreeterStrings } from './greeter-strings.ts';

/** Longest piece of a text that is repeated, in characters. */
export const ECHO_MAX_LENGTH = 400;

const EMOTICON = /^(?:[:;8][-']?[)(DPOSd@$|#*<>/\\pos]|\([a-z0-9~#%&*?^{}@!]{1,4}\)|<3|\s)+$/iu;
const GREETING = /^(?:hello|hi|hey|good (?:morning|day|evening))\b/iu;
/** Fewer capital letters than this are no shouting. */
const SHOUT_MIN_LETTERS = 4;

/** Somebody's text and display name. */
export interface Remark {
  readonly text: string;
  readonly name: string;
}

/** The first thing said to somebody. */
export function helloLines(strings: GreeterStrings, name: string): readonly string[] {
  return [fillIn(strings.hello, { name, text: '' }), tipsText(strings)];
}

export function tipsText(strings: GreeterStrings): string {
  return [strings.tips, strings.tipEmoticon, strings.tipNudge, strings.tipPersonalMessage].join('\n');
}

/** Whether a text asks for the tips. */
export function isHelp(strings: GreeterStrings, text: string): boolean {
  const word = text.trim().toLocaleLowerCase();
  return word === 'help' || word === strings.helpWord.toLocaleLowerCase();
}

/** The answer to a text. */
export function answerTo(strings: GreeterStrings, { text, name }: Remark): string {
  if (isHelp(strings, text)) return tipsText(strings);
  return fillIn(templateFor(strings, text), { name, text: shortened(text.trim()) });
}

function templateFor(strings: GreeterStrings, text: string): string {
  const trimmed = text.trim();
  if (EMOTICON.test(trimmed)) return strings.echoEmoticon;
  if (trimmed.endsWith('?')) return strings.echoQuestion;
  if (GREETING.test(trimmed)) return strings.echoGreeting;
  if (isShouting(trimmed)) return strings.echoLoud;
  return trimmed.length % 2 === 0 ? strings.echo : strings.echoAgain;
}

function isShouting(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  return (
    letters.length >= SHOUT_MIN_LETTERS && letters === letters.toLocaleUpperCase() && /\p{Lu}/u.test(letters)
  );
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > ECHO_MAX_LENGTH ? `${characters.slice(0, ECHO_MAX_LENGTH).join('')}…` : text;
}
