import path from 'node:path';
import { expect, test } from 'vitest';
import english from '../../../locales/en.json';
import { shippedPictures } from './shipped-pictures.ts';

const pictures = shippedPictures(path.resolve('/somewhere'));

test('each picture has its own file in the folder of the pictures', () => {
  const folder = path.resolve('/somewhere/resources/display-pictures');
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter(({ file }) => path.dirname(file) !== folder)).toEqual([]);
  expect(new Set(pictures.map(({ file }) => file)).size).toBe(pictures.length);
});

test('each picture has a name, and each name a picture', () => {
  const named = Object.keys(english).filter((key) => key.startsWith('picture.'));
  expect(pictures.map(({ nameKey }) => nameKey).toSorted()).toEqual(named.toSorted());
});
