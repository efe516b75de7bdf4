// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { conversationOf, EVERYTHING, messageOf } from '../../../../test/saved-sample.ts';
import type { SavedConversation } from './saved-conversation.ts';
import { toWebPage } from './web-page.ts';

function read(conversation: SavedConversation): { readonly page: Document; readonly source: string } {
  const source = new TextDecoder('utf-8', { fatal: true }).decode(toWebPage(conversation));
  return { page: new DOMParser().parseFromString(source, 'text/html'), source };
}

const textsOf = (page: Document) => [...page.querySelectorAll('.text')].map(({ textContent }) => textContent);
const styleOf = (page: Document) => page.querySelector('.text')?.getAttribute('style');

/** Half a pair cannot be written in UTF-8: the sign for what is unknown stands in its place. */
const inUtf8 = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

it('B24: gives every text back as it was', () => {
  const { page } = read(EVERYTHING);
  expect(textsOf(page)).toEqual(
    EVERYTHING.rows.flatMap((row) => (row.kind === 'message' ? [inUtf8(row.text)] : [])),
  );
  expect(page.querySelector('h1')?.textContent).toBe(EVERYTHING.title);
  expect(page.title).toBe(EVERYTHING.title);
  expect(page.querySelector('.event')?.textContent).toBe('Ana — “just” sent you a nudge. (18:05)');
  expect(page.querySelector('.head')?.textContent).toBe('Ana says (18:04):');
});

it('says its language and its encoding, and forbids everything from elsewhere', () => {
  const { page } = read(EVERYTHING);
  expect(page.documentElement.lang).toBe('en');
  expect(page.querySelector('meta')?.getAttribute('charset')).toBe('utf-8');
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
});

it('holds words only, whatever they are', () => {
  const nasty = '"><img src=x onerror=alert(1)><script>1</script>';
  const rows = [
    messageOf(nasty, { font: `Arial'; background: url(//x)`, color: '#fff" onclick="x' }),
    { ...messageOf('x'), head: nasty, trouble: nasty },
    { kind: 'event', text: nasty },
    { kind: 'day', text: nasty },
  ] as const;
  const { page } = read({ ...conversationOf(...rows), title: nasty, locale: nasty });
  expect([...new Set([...page.querySelectorAll('*')].map(({ tagName }) => tagName))].sort()).toEqual(
    ['BODY', 'H1', 'H2', 'HEAD', 'HTML', 'META', 'P', 'STYLE', 'TITLE'].sort(),
  );
  expect(page.querySelectorAll('[onclick], [onerror]')).toHaveLength(0);
  expect(styleOf(page)).toBe("color: #000000; font-family: 'Arial background urlx', sans-serif");
  expect(page.querySelector('.trouble')?.textContent).toBe(nasty);
});

it('shows font, colour and styles', () => {
  const format = {
    font: 'Comic Sans MS',
    color: '#0080FF',
    bold: true,
    underline: true,
    strikeThrough: true,
  };
  expect(styleOf(read(conversationOf(messageOf('x', format))).page)).toBe(
    "color: #0080ff; font-family: 'Comic Sans MS', sans-serif; font-weight: bold; " +
      'text-decoration: underline line-through',
  );
  const italic = read(conversationOf(messageOf('x', { font: '', italic: true }))).page;
  expect(styleOf(italic)).toBe('color: #000000; font-style: italic');
});

it('writes from right to left what was written so', () => {
  const { page } = read(conversationOf(messageOf('x', { rightToLeft: true }), messageOf('y')));
  expect([...page.querySelectorAll('.text')].map((text) => text.getAttribute('dir'))).toEqual([
    'rtl',
    'auto',
  ]);
});
