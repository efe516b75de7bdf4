import { describe, expect, it } from 'vitest';
import { plainNotes } from './plain-notes.ts';

describe('what is new', () => {
  it('is plain text, whatever the feed says', () => {
    expect(plainNotes('- one\r\n- two\n\n\n\nend \u202Ereversed\u0007')).toBe('- one\n- two\n\nend reversed');
    expect(
      plainNotes('<h2>New</h2>\n<ul>\n<li>a &lt;b&gt; &#39;c&#x27;</li>\n<li>d<script>x</script></li></ul>'),
    ).toBe("New\n- a <b> 'c'\n- d");
    expect(plainNotes([{ version: '2', note: 'two' }, { version: '1', note: 'one' }, null])).toBe(
      'two\n\none',
    );
    expect(plainNotes('1 < 2 and 3 > 2')).toBe('1 < 2 and 3 > 2');
  });

  it('is no longer than a person reads', () => {
    const notes = plainNotes('word '.repeat(100_000));
    expect([notes.length, notes.at(-1)]).toEqual([4000, '…']);
  });

  it('is read in no time, however a feed is made', () => {
    const pieces = [' ', '<', '<li ', ' <b> </b>', '<br ', '&#', '\n \n', '<script '];
    const notes = pieces.map((piece) => plainNotes(`<p>${piece.repeat(64_000 / piece.length)}`));
    expect(notes.map((text) => text.length <= 4000)).toEqual(pieces.map(() => true));
    expect(plainNotes(`<p>a${' '.repeat(3000)}\n${' '.repeat(3000)}b</p> \n <p>c</p>`)).toBe('a b\nc');
  });

  it.each([undefined, null, 7, {}, [[['deep']]]])('is nothing in %j', (notes) => {
    expect(plainNotes(notes)).toBe('');
  });
});
