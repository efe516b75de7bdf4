import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPage, CONTENT_SECURITY_POLICY } from './page-files.ts';
import { GIF, PNG } from '../../../test/sample-pictures.ts';
import { pageUrl } from './trusted-sender.ts';

let folder: string;

const answer = (url: string) =>
  answerPage(url, {
    pages: path.join(folder, 'pages'),
    sounds: path.join(folder, 'sounds'),
    ownSounds: path.join(folder, 'own-sounds'),
    displayPictures: path.join(folder, 'display-pictures'),
    pictures: [path.join(folder, 'missing'), path.join(folder, 'pictures')],
  });

const HASH = '0123456789abcdef0123456789abcdef01234567';
const RUBBISH = 'ffffffffffffffffffffffffffffffffffffffff';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-pages-'));
  mkdirSync(path.join(folder, 'pages/windows/main'), { recursive: true });
  mkdirSync(path.join(folder, 'sounds'));
  writeFileSync(path.join(folder, 'pages/windows/main/index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'sounds/nudge.wav'), 'RIFF');
  mkdirSync(path.join(folder, 'own-sounds'));
  for (const ending of ['ogg', 'mp3', 'sh']) writeFileSync(path.join(folder, `own-sounds/a.${ending}`), 'x');
  mkdirSync(path.join(folder, 'display-pictures'));
  mkdirSync(path.join(folder, 'pictures'));
  writeFileSync(path.join(folder, 'display-pictures/owl.png'), PNG);
  writeFileSync(path.join(folder, 'pictures', HASH), GIF);
  writeFileSync(path.join(folder, 'pictures', RUBBISH), '<svg onload="alert(1)"/>');
  writeFileSync(path.join(folder, 'pictures/index.json'), '{}');
  writeFileSync(path.join(folder, 'secret.html'), 'secret');
  writeFileSync(path.join(folder, 'pages/notes.db'), 'secret');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pages', () => {
  it('are served with their type and the security policy', async () => {
    const page = await answer(pageUrl('main'));
    expect(page.status).toBe(200);
    expect(page.body.toString()).toBe('<!doctype html>');
    expect(page.headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(page.headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY);
  });

  it('may run nothing inline and load nothing from outside', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  });

  it('have sounds beside them', async () => {
    expect((await answer('nudge://app/sounds/nudge.wav')).headers['Content-Type']).toBe('audio/wav');
  });

  it.each([
    ['ogg', 'audio/ogg'],
    ['mp3', 'audio/mpeg'],
    ['sh', undefined],
  ])('have sounds of one\u2019s own beside them: %s', async (ending, type) => {
    const { headers } = await answer(`nudge://app/own-sounds/a.${ending}`);
    expect(headers['Content-Type']).toBe(type);
  });

  it('have pictures beside them, each with the type that its bytes say', async () => {
    const picture = await answer(`nudge://app/pictures/${HASH}`);
    expect(picture.status).toBe(200);
    expect(picture.headers).toMatchObject({
      'Content-Type': 'image/gif',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    });
    const shipped = await answer('nudge://app/display-pictures/owl.png');
    expect(shipped.headers['Content-Type']).toBe('image/png');
  });

  it.each([
    `nudge://app/pictures/${RUBBISH}`,
    `nudge://app/pictures/${HASH.toUpperCase()}`,
    `nudge://app/pictures/${HASH}/../index.json`,
    `nudge://app/pictures/../pictures/${HASH}`.replace('/pictures/..', '/pictures/%2e%2e'),
    `nudge://app/pictures/${HASH}?x`,
    `nudge://elsewhere/pictures/${HASH}`,
    'nudge://app/pictures/index.json',
    'nudge://app/display-pictures/..%2fsecret.html',
    'nudge://app/../secret.html',
    'nudge://app/%2e%2e/secret.html',
    'nudge://app/..%2fsecret.html',
    'nudge://app/sounds/..%2f..%2fsecret.html',
    'nudge://app/notes.db',
    'nudge://app/',
    'nudge://app/windows/main/',
    'nudge://app/missing.html',
    'nudge://elsewhere/windows/main/index.html',
    'file:///etc/passwd',
    'nudge://app/windows/main/index.html%00.html',
    'rubbish',
  ])('%s is not there', async (url) => {
    const page = await answer(url);
    expect(page.status).toBe(404);
    expect(page.body).toHaveLength(0);
  });
});
