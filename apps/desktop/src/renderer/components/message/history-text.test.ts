// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { historyText } from './history-text.ts';

function copied(html: string): string {
  const piece = document.createElement('div');
  piece.innerHTML = html;
  return historyText(piece);
}

it('B18: gives codes for pictures', () => {
  expect(copied('<p>hello <img class="emoticon" alt=":)"> you</p>')).toBe('hello :) you');
});

it('keeps lines apart, blank ones too, and drops marks and other pictures', () => {
  const html =
    '<article><div>Ana says:</div><p>one\n\ntwo</p></article>' +
    '<article><p>three</p><span data-not-copied>18:02</span><img alt="sent"></article>';
  expect(copied(html)).toBe('Ana says:\none\n\ntwo\nthree');
});

it('D07: leaves out what keeps names apart on screen', () => {
  expect(copied('<p>\u2068\u05D3\u05E0\u05D4\u2069 says:</p>')).toBe('\u05D3\u05E0\u05D4 says:');
});
