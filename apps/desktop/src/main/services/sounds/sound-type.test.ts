import { expect, it } from 'vitest';
import { soundType } from './sound-type.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

it.each([
  ['wav', bytes('RIFF\x24\0\0\0WAVEfmt ')],
  ['ogg', bytes('OggS\0\x02')],
  ['mp3', bytes('ID3\x04\0')],
  ['mp3', bytes('\xff\xfb\x90\0')],
  ['mp3', bytes('\xff\xf3\x40\0')],
])('knows %s by its first bytes', (type, data) => {
  expect(soundType(data)).toBe(type);
});

it.each([
  ['a picture in a RIFF', bytes('RIFF\x24\0\0\0WEBPVP8 ')],
  ['a JPEG', bytes('\xff\xd8\xff\xe0')],
  ['a version of MPEG that does not exist', bytes('\xff\xea\0\0')],
  ['AAC', bytes('\xff\xf1\x50\x80')],
  ['text', bytes('hello')],
  ['nothing', bytes('')],
])('takes %s for no sound', (_what, data) => {
  expect(soundType(data)).toBeUndefined();
});
