/**
 * Everything the greeter says. `{name}` is the display name of the person, `{text}` what they wrote.
 * Other languages are passed in; whatever they lack is said in English.
 */
export interface GreeterStrings {
  readonly hello: string;
  readonly tips: string;
  readonly tipEmoticon: string;
  readonly tipNudge: string;
  readonly tipPersonalMessage: string;
  /** Word that brings the tips again. */
  readonly helpWord: string;
  readonly echo: string;
  readonly echoAgain: string;
  readonly echoQuestion: string;
  readonly echoLoud: string;
  readonly echoEmoticon: string;
  readonly echoGreeting: string;
}

export const DEFAULT_GREETER_STRINGS: GreeterStrings = {
  hello: 'Hello {name}! I am the greeter of this server. I am only a small program, but I am always here.',
  tips: 'Three things you can try with me (write "help" to see them again):',
  tipEmoticon: '1. Send an emoticon, such as :) or (L)',
  tipNudge: '2. Send me a nudge: it shakes the window, and I shall shake yours',
  tipPersonalMessage: '3. Change your personal message: click on the line below your name',
  helpWord: 'help',
  echo: 'You wrote: {text}',
  echoAgain: '"{text}" - I shall remember that until I forget it.',
  echoQuestion: '"{text}" is a good question. If I were cleverer, I would know the answer.',
  echoLoud: 'No need to shout, I heard you: {text}',
  echoEmoticon: '{text} right back at you!',
  echoGreeting: 'Hello again, {name}!',
};

/** The strings with English in the gaps; keys that are not the greeter's are passed over. */
export function withDefaults(strings: Readonly<Record<string, string>>): GreeterStrings {
  const keys = Object.keys(DEFAULT_GREETER_STRINGS) as (keyof GreeterStrings)[];
  const given = keys.filter((key) => strings[key] !== undefined && strings[key] !== '');
  return { ...DEFAULT_GREETER_STRINGS, ...Object.fromEntries(given.map((key) => [key, strings[key]])) };
}

/** Puts the values into the places of a text. */
export function fillIn(text: string, values: Readonly<Record<'name' | 'text', string>>): string {
  return text.replaceAll(/\{(name|text)\}/g, (_place, key: 'name' | 'text') => values[key]);
}
