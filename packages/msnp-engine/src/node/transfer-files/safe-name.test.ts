import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isExecutableName, numberedName, safeFileName, safeRelativePath } from './safe-name.ts';

const long = (count: number, character = 'a'): string => character.repeat(count);

describe('a file name', () => {
  test.each([
    ['plain', 'holiday.jpg', 'holiday.jpg'],
    ['with blanks and accents', 'Ski trip — Łódź.png', 'Ski trip — Łódź.png'],
    ['in another script', '写真.png', '写真.png'],
    ['upwards', '../../x', 'x'],
    ['upwards the other way', String.raw`..\..\x`, 'x'],
    ['nothing but upwards', '../..', 'file'],
    ['of the system', '/etc/passwd', 'passwd'],
    ['with a drive', String.raw`C:\x`, 'x'],
    ['with a drive and no folder', 'C:x.txt', 'x.txt'],
    ['with a share', String.raw`\\server\share\x.txt`, 'x.txt'],
    ['ending in a separator', 'folder/x/', 'x'],
    ['empty', '', 'file'],
    ['blank', '  \t ', 'file'],
    ['only dots', '...', 'file'],
    ['hidden', '.bashrc', 'bashrc'],
    ['hidden behind a blank', ' . .profile', 'profile'],
    ['with a dot behind', 'setup.exe. .', 'setup.exe'],
    ['with forbidden characters', 'a<b>c:d"e|f?g*h.txt', 'a_b_c_d_e_f_g_h.txt'],
    ['with a stream of NTFS', 'note.txt:evil.exe', 'note.txt_evil.exe'],
    ['a device', 'CON', '_CON'],
    ['a device with an extension', 'nul.tar.gz', '_nul.tar.gz'],
    ['a device, then a blank', 'aux .txt', '_aux .txt'],
    ['a device with a raised number', 'COM¹.txt', '_COM¹.txt'],
    ['a device behind an invisible character', 'C\u200BON', '_CON'],
    ['like a device', 'console.log', 'console.log'],
    ['a hint to the desktop', 'Desktop.ini', '_Desktop.ini'],
    [
      'of a class of Windows',
      'x.{20D04FE0-3AEA-1069-A2D8-08002B30309D}',
      'x_{20D04FE0-3AEA-1069-A2D8-08002B30309D}',
    ],
    ['turned round', 'photo\u202Egnp.exe', 'photognp.exe'],
    ['isolated', 'a\u2066b\u2069\u200Fc.txt', 'abc.txt'],
    ['with control characters', 'a\u0000b\u0007c\u009Fd\r\n.txt', 'abcd .txt'],
    ['with private characters', 'a\uF02Ab.txt', 'ab.txt'],
    ['with a joiner and a filler', 'a\u200D\u3164\uFEFFb.txt', 'a b.txt'],
    ['with half a character', 'a\uD83Db.txt', 'ab.txt'],
    ['with blanks to push the extension away', `photo.jpg${' '.repeat(90)}.exe`, 'photo.jpg .exe'],
    ['with other blanks', 'a\u2003\u00A0\u2800\u3000b.txt', 'a b.txt'],
    ['taken apart', 'Cafe\u0301.txt', 'Café.txt'],
    ['a forbidden character with a mark', '>\u0338.txt', '≯.txt'],
    ['long', `${long(300)}.jpeg`, `${long(145)}.jpeg`],
    ['long, of two extensions', `${long(300)}.tar.gz`, `${long(143)}.tar.gz`],
    ['long without an extension', long(300), long(150)],
    ['long behind the dot', `a.${long(300)}`, `a.${long(148)}`],
    ['long in bytes', `${long(300, '写')}.png`, `${long(78, '写')}.png`],
    ['long in bytes of four', `${long(300, '😀')}.png`, `${long(59, '😀')}.png`],
  ])('%s', (_, name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test('whatever it was', () => {
    fc.assert(
      fc.property(anyName, (name) => expectSafe(safeFileName(name))),
      { numRuns: 2_000 },
    );
  });

  test('long and odd within moments', () => {
    for (const piece of ['. ', '..', '\u202E', '\\', 'a.'])
      expectSafe(safeFileName(`x${piece.repeat(500_000)}y`));
  });

  test('keeps the extension that is seen', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'binary' }), (stem) => {
        expect(safeFileName(`x${stem}.exe`)).toMatch(/\.exe$/);
        expect(isExecutableName(`x${stem}.exe`)).toBe(true);
      }),
    );
  });
});

/** Pieces that mean something to one system or another, in any order, and anything else. */
const anyName = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '.',
        ' ',
        '/',
        '\\',
        ':',
        'con',
        'nul',
        'com1',
        '.tar',
        '.gz',
        '.exe',
        '{',
        '}',
        '*',
        '_',
      ),
      fc.constantFrom(
        '\u202E',
        '\u200B',
        '\u0338',
        '\u0301',
        '>',
        '\u2800',
        'é',
        '😀',
        '\uD83D',
        '\u0000',
        'x',
      ),
      fc.string({ unit: 'binary', maxLength: 90 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

function expectSafe(name: string): void {
  expect(name).not.toBe('');
  expect([...name].length).toBeLessThanOrEqual(150);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
  expect(name).not.toMatch(/[<>:"|?*/\\]/);
  expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u2800]/u);
  expect(name).not.toMatch(/^[. ]|[. ]$| {2}/);
  expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i);
  expect(name.normalize('NFC')).toBe(name);
  expect(safeFileName(name)).toBe(name);
}

describe('a path', () => {
  test.each([
    ['plain', 'Photos/2005/a.jpg', 'Photos/2005/a.jpg'],
    ['of Windows', String.raw`Photos\2005\a.jpg`, 'Photos/2005/a.jpg'],
    ['upwards in the middle', 'Photos/../../../etc/passwd', 'Photos/etc/passwd'],
    ['absolute', '/etc/passwd', 'etc/passwd'],
    ['with a drive', String.raw`C:\Windows\x`, 'Windows/x'],
    ['with blanks and dots for folders', 'a/ .. /./ /b', 'a/b'],
    ['with a device for a folder', 'con/nul.txt', '_con/_nul.txt'],
    ['empty', '', 'file'],
    ['as deep as can be', `${'d/'.repeat(31)}x`, `${'d/'.repeat(31)}x`],
    ['deeper', `${'d/'.repeat(32)}x`, 'x'],
    ['long', `${`${long(200)}/`.repeat(10)}x`, 'x'],
  ])('%s', (_, path, safe) => {
    expect(safeRelativePath(path)).toBe(safe);
  });

  test('whatever it was', () => {
    const anyPath = fc.array(anyName, { maxLength: 40 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(anyPath, (path) => {
        const parts = safeRelativePath(path).split('/');
        expect(parts.length).toBeLessThanOrEqual(32);
        for (const part of parts) expectSafe(part);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['photo.jpg', 'file', 'photo (2).jpg'],
  ['backup.tar.gz', 'file', 'backup (2).tar.gz'],
  ['README', 'file', 'README (2)'],
  ['My.Photos', 'folder', 'My.Photos (2)'],
  [`${long(146)}.jpg`, 'file', `${long(142)} (2).jpg`],
  [`${long(78, '写')}.png`, 'file', `${long(77, '写')} (2).png`],
] as const)('a number for %s, a %s', (name, kind, numbered) => {
  expect(numberedName(name, 2, kind)).toBe(numbered);
});

describe('what runs when it is opened', () => {
  test.each(
    [
      'x.exe|X.EXE|x.txt.scr|photo.jpg   .exe|x.exe.|x.e\u200Bxe|x.appref-ms|a/b.ps1|x.lnk|x.app|x.dmg|x.sh',
      'x.desktop|x.AppImage|x.deb|x.bat|x.msi|x.url|x.hta|x.jar|x.vbs|x.js|x.pif|x.rpm|x.command|x.reg',
    ].flatMap((names) => names.split('|')),
  )('%s', (name) => {
    expect(isExecutableName(name)).toBe(true);
  });

  test.each(['x.txt', 'exe', '.exe', 'x.jpg', 'exe.png', 'x.exe.zip', '', 'x.executable'])(
    'not %s',
    (name) => {
      expect(isExecutableName(name)).toBe(false);
    },
  );
});
