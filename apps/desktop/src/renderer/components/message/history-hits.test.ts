// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { historyHits } from './history-hits.ts';

function historyOf(html: string): HTMLElement {
  const history = document.createElement('div');
  history.innerHTML = html;
  return history;
}

const found = (html: string, wanted: string): readonly string[] =>
  historyHits(historyOf(html), wanted).map((range) => range.toString());

it('finds words of messages, and not those around them', () => {
  const html = '<article><div>Tea says:</div><p class="message-text">a cup of tea, Tea!</p></article>';
  expect(found(html, 'tea')).toEqual(['tea', 'Tea']);
});

it('finds names of files', () => {
  expect(found('<p>"<bdi class="file-card-file">lake.png</bdi>" was sent.</p>', 'lake')).toEqual(['lake']);
});

it('finds what a link or a picture divides', () => {
  const html =
    '<p class="message-text">see <a><bdi>www.example.org</bdi></a>, ok <img class="emoticon" alt=":)"> bye</p>';
  expect(found(html, 'see www')).toEqual(['see www']);
  const [hit] = historyHits(historyOf(html), 'ok :)');
  expect(hit?.cloneContents().querySelector('img')).not.toBeNull();
  expect(hit?.toString()).toBe('ok ');
});

it('takes no hit from two messages', () => {
  expect(found('<p class="message-text">te</p><p class="message-text">a</p>', 'tea')).toEqual([]);
});
