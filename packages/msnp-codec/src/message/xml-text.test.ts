import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { elementContents, elementText, escapeXml, unescapeXml } from './xml-text.ts';

test('any text comes back', () => {
  fc.assert(
    fc.property(textOfLength({}), (text) => {
      expect(unescapeXml(escapeXml(text))).toBe(text);
      expect(elementText(`<a><b>${escapeXml(text)}</b></a>`, 'b')).toBe(text);
    }),
  );
});

test.each([
  ['&#x26;&#38;&amp;', '&&&'],
  ['&#X1F600;', '😀'],
  ['&nbsp;&#xFFFFFFF;&#9999999;&', '&nbsp;&#xFFFFFFF;&#9999999;&'],
  ['&amp;lt;', '&lt;'],
])('%s is %s', (escaped, text) => {
  expect(unescapeXml(escaped)).toBe(text);
});

test.each([
  ['<a/>', 'a', ''],
  ['<a x="1">t</a>', 'a', 't'],
  ['<ab>1</ab><a>2</a>', 'a', '2'],
  ['<a>never closed', 'a', undefined],
  ['<a', 'a', undefined],
  ['', 'a', undefined],
])('%s has in %s the text %s', (xml, name, text) => {
  expect(elementText(xml, name)).toBe(text);
});

test('elements that follow each other are all found', () => {
  expect(elementContents('<M>1</M> <M>2</M><M>3', 'M')).toEqual(['1', '2']);
});
