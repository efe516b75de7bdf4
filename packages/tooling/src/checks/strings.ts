// The strings files hold every text of the application. This rule keeps the languages alike and the keys in use.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../repository.ts';
import { messageArguments, messagePlurals } from './message-arguments.ts';
import type { SourceCheck } from './source-check.ts';
import { textsIn } from './source-texts.ts';

/** One language's texts by key. */
export type Strings = Readonly<Record<string, string>>;

const stringsFile = /^apps\/desktop\/src\/locales\/[\w-]+\.json$/;
const sourceFile = /^apps\/desktop\/(src|gallery)\/.*(?<!\.test)\.tsx?$/;
/** The language that the others are measured against. */
const sourceLanguage = 'en';
/** What a key looks like: words with dots between, like `menu.file.open`. */
const keyShape = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+$/;
/** Names of files look like keys too. */
const fileEnding =
  /\.(tsx?|[cm]?js|json|html|css|svg|png|jpe?g|gif|ico|wav|mp3|ogg|woff2|db|sqlite|log|txt|pid|sock|lock)$/;

const describeArguments = (name: string, strings: Strings, key: string): string | Error => {
  try {
    return messageArguments(strings[key] ?? '').join(', ');
  } catch (error) {
    return new Error(`${name}: '${key}' is no valid message: ${(error as Error).message}`);
  }
};

const badMessages = (name: string, strings: Strings): readonly string[] =>
  Object.keys(strings)
    .map((key) => describeArguments(name, strings, key))
    .flatMap((outcome) => (outcome instanceof Error ? [outcome.message] : []));

/** Where one language differs from the source language: keys it lacks or has alone, and other arguments. */
export const differences = (name: string, strings: Strings, source: Strings): readonly string[] => [
  ...Object.keys(source)
    .filter((key) => !(key in strings))
    .map((key) => `${name}: '${key}' is missing`),
  ...Object.keys(strings)
    .filter((key) => !(key in source))
    .map((key) => `${name}: '${key}' is in no other language`),
  ...Object.keys(strings)
    .filter((key) => key in source)
    .flatMap((key) => {
      const ours = describeArguments(name, strings, key);
      const theirs = describeArguments(name, source, key);
      if (ours instanceof Error || theirs instanceof Error || ours === theirs) return [];
      return [`${name}: '${key}' takes {${ours}} instead of {${theirs}}`];
    }),
];

/** Of millions in the languages of Latin; `other` says it as well. */
const dispensableForm = 'many';

const wrongForms = (name: string, message: string): readonly string[] => {
  const known: readonly string[] = new Intl.PluralRules(name).resolvedOptions().pluralCategories;
  const isDispensable = (form: string): boolean => form === dispensableForm && !known.includes('few');
  return messagePlurals(message).flatMap((plural) => [
    ...known
      .filter((form) => !plural.forms.includes(form) && !isDispensable(form))
      .map((form) => `lacks the form '${form}' of {${plural.name}}`),
    ...plural.forms
      .filter((form) => !known.includes(form))
      .map((form) => `has a form '${form}' of {${plural.name}}, which the language does not know`),
  ]);
};

/** Plurals that lack a form of their language, or have one that it does not know. */
export const wrongPlurals = (name: string, strings: Strings): readonly string[] =>
  Object.entries(strings).flatMap(([key, message]) =>
    wrongForms(name, message).map((finding) => `${name}: '${key}' ${finding}`),
  );

const mnemonicOf = (text: string): string | undefined =>
  /(?<!&)(?:&&)*&([^&\s])/.exec(text)?.[1]?.toLocaleLowerCase();

/** Labels that bear a letter in the source language and none here, or the other way round. */
export const strayMnemonics = (name: string, strings: Strings, source: Strings): readonly string[] =>
  Object.keys(source).flatMap((key) => {
    const isWanted = mnemonicOf(source[key] ?? '') !== undefined;
    if (!(key in strings) || isWanted === (mnemonicOf(strings[key] ?? '') !== undefined)) return [];
    return [
      `${name}: '${key}' ${isWanted ? 'lacks its letter, marked by &' : 'marks a letter by & for nothing'}`,
    ];
  });

/** Items of menus, which all have a letter. */
export const missingMnemonics = (name: string, strings: Strings): readonly string[] =>
  Object.keys(strings)
    .filter((key) => /^menu\.[^.]+\.[^.]+$/.test(key) && mnemonicOf(strings[key] ?? '') === undefined)
    .map((key) => `${name}: '${key}' has no letter, marked by &`);

/** An item and its opposite, such as block and unblock, stand in one place and are never shown together. */
const placeOf = (key: string): string => key.replace(/\.un(?=[a-z]+$)/, '.');

/** Two items of one menu that answer the same letter. An item is `menu.MENU.ITEM`, a letter is marked by `&`. */
export const sharedMnemonics = (name: string, strings: Strings): readonly string[] => {
  const keys = Object.keys(strings).filter((key) => /^menu\.[^.]+\.[^.]+$/.test(key));
  const taken = new Map<string, string>();
  return keys.flatMap((key) => {
    const letter = mnemonicOf(strings[key] ?? '');
    if (letter === undefined) return [];
    const place = `${key.split('.')[1]} ${letter}`;
    const first = taken.get(place);
    taken.set(place, first ?? key);
    return first === undefined || placeOf(first) === placeOf(key)
      ? []
      : [`${name}: '${key}' has the letter of '${first}', ${letter}`];
  });
};

/** Alt with these sends a message, or takes, declines and cancels a file, wherever the focus is in a conversation. */
const heldLetters: ReadonlySet<string> = new Set(['s', 'c', 'd', 'q']);

/** Menus of a conversation that would open at a key of the window's own. */
export const heldMnemonics = (name: string, strings: Strings): readonly string[] =>
  Object.keys(strings)
    .filter((key) => key.startsWith('menu.chatBar.'))
    .flatMap((key) => {
      const letter = mnemonicOf(strings[key] ?? '');
      if (letter === undefined || !heldLetters.has(letter)) return [];
      return [`${name}: '${key}' has the letter of a key of the window, ${letter}`];
    });

/** Texts and beginnings of texts that the sources hold. */
export interface SourceTexts {
  readonly whole: ReadonlySet<string>;
  /** What stands before the first `${` of a template: it may become any key that begins so. */
  readonly beginnings: readonly string[];
}

/** What the Live look names otherwise is used by the name of what it takes the place of. */
const nameInSources = (key: string): string => key.replace(/^live\./, '');

/** Keys that no source names. */
export const unusedKeys = (strings: Strings, texts: SourceTexts): readonly string[] =>
  Object.keys(strings)
    .filter((key) => {
      const name = nameInSources(key);
      return !texts.whole.has(name) && !texts.beginnings.some((beginning) => name.startsWith(beginning));
    })
    .map((key) => `'${key}' is used nowhere`);

/** Texts in the sources that look like a key of a group that exists, but are none. */
export const unknownKeys = (strings: Strings, texts: SourceTexts): readonly string[] => {
  const groups = new Set(Object.keys(strings).map((key) => key.slice(0, key.indexOf('.'))));
  const looksLikeKey = (text: string): boolean =>
    keyShape.test(text) && !fileEnding.test(text) && groups.has(text.slice(0, text.indexOf('.')));
  return [...texts.whole]
    .filter((text) => looksLikeKey(text) && !(text in strings))
    .map((key) => `'${key}' is no key`);
};

/** Forms are looked at where all messages parse. */
const messageFindings = (name: string, strings: Strings): readonly string[] => {
  const bad = badMessages(name, strings);
  return bad.length === 0 ? wrongPlurals(name, strings) : bad;
};

const readStrings = (file: string): Strings =>
  JSON.parse(readFileSync(inRepository(file), 'utf8')) as Strings;

const collectTexts = (files: readonly string[]): SourceTexts => {
  const found = files
    .filter((file) => sourceFile.test(file) && existsSync(inRepository(file)))
    .map((file) => textsIn(file, readFileSync(inRepository(file), 'utf8')));
  return {
    whole: new Set(found.flatMap(({ whole }) => whole)),
    beginnings: [...new Set(found.flatMap(({ beginnings }) => beginnings))].filter((text) =>
      text.includes('.'),
    ),
  };
};

export const stringsCheck: SourceCheck = {
  name: 'the strings files agree with one another and with the sources',
  find: (files) => {
    const languages = files
      .filter((file) => stringsFile.test(file) && existsSync(inRepository(file)))
      .map((file) => ({ name: path.basename(file, '.json'), strings: readStrings(file) }));
    const source = languages.find(({ name }) => name === sourceLanguage)?.strings ?? {};
    const texts = collectTexts(files);
    return [
      ...languages.flatMap(({ name, strings }) => [
        ...messageFindings(name, strings),
        ...differences(name, strings, source),
        ...strayMnemonics(name, strings, source),
        ...missingMnemonics(name, strings),
        ...sharedMnemonics(name, strings),
        ...heldMnemonics(name, strings),
      ]),
      ...unusedKeys(source, texts),
      ...unknownKeys(source, texts),
    ];
  },
};
