import { rawText } from './texts.ts';

/** What the greeter says, by the names it knows; the words stand in the strings file under `greeter.`. */
const GREETER_TEXTS = [
  'name',
  'personalMessage',
  'hello',
  'tips',
  'tipEmoticon',
  'tipNudge',
  'tipPersonalMessage',
  'helpWord',
  'echo',
  'echoAgain',
  'echoQuestion',
  'echoLoud',
  'echoEmoticon',
  'echoGreeting',
] as const;

/** With the places for names and texts left open: the greeter fills them in. */
export function greeterTexts(locale: string): Readonly<Record<string, string>> {
  return Object.fromEntries(GREETER_TEXTS.map((name) => [name, rawText(`greeter.${name}`, locale)]));
}
