import { describe, expect, it } from 'vitest';
import { messageArguments, messagePlurals } from './message-arguments.ts';
import { textsIn } from './source-texts.ts';
import {
  differences,
  heldMnemonics,
  missingMnemonics,
  sharedMnemonics,
  strayMnemonics,
  unknownKeys,
  unusedKeys,
  wrongPlurals,
} from './strings.ts';

describe('messageArguments', () => {
  it('names arguments, plurals, selects and tags once each', () => {
    const message =
      '<b>{name}</b> sent {count, plural, one {# file} other {# files}} to {name}, {kind, select, other {x}}';
    expect(messageArguments(message)).toEqual(['<b>', 'count plural', 'kind select', 'name']);
  });

  it('throws on a brace left open', () => {
    expect(() => messageArguments('Hello {name')).toThrow('EXPECT_ARGUMENT_CLOSING_BRACE');
  });
});

describe('differences', () => {
  const english = { 'chat.hello': 'Hello {name}', 'chat.bye': 'Bye' };

  it('finds none where keys and arguments agree', () => {
    expect(differences('de', { 'chat.bye': 'Ade', 'chat.hello': '{name}, hallo' }, english)).toEqual([]);
  });

  it('finds keys on one side only and other arguments', () => {
    expect(differences('de', { 'chat.hello': 'Hallo', 'chat.more': 'Mehr' }, english)).toEqual([
      "de: 'chat.bye' is missing",
      "de: 'chat.more' is in no other language",
      "de: 'chat.hello' takes {} instead of {name}",
    ]);
  });
});

describe('wrongPlurals', () => {
  const german = '{n, plural, =0 {keine} one {# Datei} other {# Dateien}}';

  it('finds all plurals of a message, inner ones too', () => {
    expect(messagePlurals(`{k, select, a {<b>${german}</b>} other {}}`)).toEqual([
      { name: 'n', forms: ['one', 'other'] },
    ]);
  });

  it('takes the forms of each language', () => {
    expect(wrongPlurals('de', { 'ft.n': german })).toEqual([]);
    expect(wrongPlurals('pt-BR', { 'ft.n': german })).toEqual([]);
    expect(wrongPlurals('ja', { 'ft.n': '{n, plural, =0 {なし} other {#個}}' })).toEqual([]);
  });

  it('finds forms too few and too many', () => {
    expect(wrongPlurals('ja', { 'ft.n': german })).toEqual([
      "ja: 'ft.n' has a form 'one' of {n}, which the language does not know",
    ]);
    expect(wrongPlurals('ar', { 'ft.n': german })).toHaveLength(4);
  });
});

describe('letters of labels', () => {
  const english = { 'menu.file.open': '&Open', 'chat.hello': 'Hello' };

  it('are where the source language has them', () => {
    expect(strayMnemonics('de', { 'menu.file.open': 'Ö&ffnen', 'chat.hello': 'Hallo' }, english)).toEqual([]);
    expect(strayMnemonics('de', { 'menu.file.open': 'Öffnen', 'chat.hello': '&Hallo' }, english)).toEqual([
      "de: 'menu.file.open' lacks its letter, marked by &",
      "de: 'chat.hello' marks a letter by & for nothing",
    ]);
  });

  it('are in every item of a menu', () => {
    expect(missingMnemonics('en', { ...english, 'menu.file.close': 'Close' })).toEqual([
      "en: 'menu.file.close' has no letter, marked by &",
    ]);
  });
});

describe('sharedMnemonics', () => {
  it('compares within one menu, whatever the case', () => {
    const strings = { 'menu.file.open': '&Open', 'menu.file.options': '&options', 'menu.edit.only': '&Only' };
    expect(sharedMnemonics('en', strings)).toEqual([
      "en: 'menu.file.options' has the letter of 'menu.file.open', o",
    ]);
  });

  it('lets an item and its opposite answer the same letter', () => {
    expect(sharedMnemonics('en', { 'menu.a.block': '&Block', 'menu.a.unblock': 'Un&block' })).toEqual([]);
    expect(sharedMnemonics('en', { 'menu.a.block': '&Block', 'menu.a.unlist': 'Unlist &B' })).toHaveLength(1);
  });

  it('takes two ampersands for the character itself', () => {
    expect(sharedMnemonics('en', { 'menu.file.a': 'Black && &white', 'menu.file.b': '&Blue' })).toEqual([]);
  });
});

describe('heldMnemonics', () => {
  it('B03 B20: keeps the letters of sending and of files free in the menu bar of a conversation', () => {
    const strings = {
      'menu.chatBar.view': 'An&sicht',
      'menu.chatBar.file': 'Da&tei',
      'menu.chatFile.c': '&C',
    };
    expect(heldMnemonics('de', strings)).toEqual([
      "de: 'menu.chatBar.view' has the letter of a key of the window, s",
    ]);
    const letters = ['&C', '&d', 'Q&q'];
    for (const held of letters) expect(heldMnemonics('de', { 'menu.chatBar.x': held })).toHaveLength(1);
  });
});

describe('keys against sources', () => {
  const sources = textsIn(
    'a.tsx',
    'const a = "chat.hello"; const b = `menu.file.${item}`; const c = <T id="chat.helo" />;',
  );
  const texts = { whole: new Set(sources.whole), beginnings: sources.beginnings };
  const strings = { 'chat.hello': 'Hello', 'menu.file.open': 'Open', 'chat.bye': 'Bye' };

  it('finds keys that nobody uses', () => {
    expect(unusedKeys(strings, texts)).toEqual(["'chat.bye' is used nowhere"]);
  });

  it('takes a text of the Live look for used where that of Classic is', () => {
    const live = { 'live.chat.hello': 'Hi', 'live.menu.file.open': 'Get', 'live.chat.bye': 'Ciao' };
    expect(unusedKeys(live, texts)).toEqual(["'live.chat.bye' is used nowhere"]);
  });

  it('finds uses of keys that do not exist', () => {
    expect(unknownKeys(strings, texts)).toEqual(["'chat.helo' is no key"]);
  });

  it('takes neither another group nor the name of a file for a key', () => {
    const names = { ...texts, whole: new Set(['other.greeting', 'chat.svg', 'chat.hello']) };
    expect(unknownKeys(strings, names)).toEqual([]);
  });
});
