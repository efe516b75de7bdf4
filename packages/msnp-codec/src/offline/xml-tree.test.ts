import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeXml } from '../message/xml-text.ts';
import { textOfLength } from '../../test/texts.ts';
import { elementAt, parseXml, textAt } from './xml-tree.ts';

test('names lose their prefix, values and texts their escapes', () => {
  const tree = parseXml(
    `\u{feff}<?xml version="1.0"?>\n<!-- note --><s:a xmlns:s='urn:x' b="1 &gt; 0"> t&amp;<c><![CDATA[<raw> &amp;]]></c>u <d/></s:a >\n`,
  );
  expect(tree).toMatchObject({ ok: true, value: { name: 'a', text: ' t&u ' } });
  if (!tree.ok) return;
  expect(tree.value.attributes.get('b')).toBe('1 > 0');
  expect(tree.value.inner).toBe(' t&amp;<c><![CDATA[<raw> &amp;]]></c>u <d/>');
  expect(textAt(tree.value, 'c')).toBe('<raw> &amp;');
  expect(elementAt(tree.value, 'd')?.text).toBe('');
  expect(elementAt(tree.value, 'c', 'd')).toBeUndefined();
});

test('any text comes back from element and attribute', () => {
  fc.assert(
    fc.property(textOfLength({}), (text) => {
      const tree = parseXml(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`);
      expect(tree.ok && tree.value.text).toBe(text);
      expect(tree.ok && tree.value.attributes.get('b')).toBe(text);
    }),
  );
});

test.each([
  ['', 'badXml'],
  ['text', 'badXml'],
  ['<a>', 'badXml'],
  ['<a></b>', 'badXml'],
  ['<a></a><b/>', 'badXml'],
  ['<a></a>more', 'badXml'],
  ['</a>', 'badXml'],
  ['<a b=1/>', 'badXml'],
  ['<a b="<"/>', 'badXml'],
  ['<a>< </a>', 'badXml'],
  ['<a><!-- open</a>', 'badXml'],
  ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'badXml'],
  ['<a>'.repeat(17) + '</a>'.repeat(17), 'xmlTooDeep'],
  [`<a>${'<b/>'.repeat(20_000)}</a>`, 'tooManyElements'],
])('%.30s is refused', (xml, code) => {
  expect(parseXml(xml)).toMatchObject({ ok: false, fault: { code } });
});

test('the depth and the number that are allowed', () => {
  expect(parseXml('<a>'.repeat(16) + '</a>'.repeat(16)).ok).toBe(true);
  expect(parseXml(`<a>${'<b/>'.repeat(19_999)}</a>`).ok).toBe(true);
});

test.each([
  ['blanks in a tag', `<a${' '.repeat(300_000)}!`],
  ['a long name', `<${'a'.repeat(300_000)}`],
  ['openings of attributes', `<a ${'b="1" '.repeat(50_000)}!`],
  ['comments never closed', `<a>${'<!--'.repeat(75_000)}`],
  ['angle brackets', '<'.repeat(300_000)],
  ['ampersands', `<a>${'&'.repeat(300_000)}</a>`],
])('%s in masses cost no more than their length', (_what, xml) => {
  expect(parseXml(xml)).toMatchObject({ ok: xml.endsWith('</a>') });
});
