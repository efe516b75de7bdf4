/**
 * Names that came from another computer, made fit for any file system and for a reader's eye: one plain base name,
 * nothing hidden, nothing invisible, nothing that Windows keeps for itself, the extension the one that is seen.
 * A safe name stays as it is when it is made safe again.
 */

/** In code points; longer names hide their end in a list. */
const NAME_CHARACTERS_MAX = 150;
/** In bytes of UTF-8: file systems take 255, and a number or the like must fit behind. */
const NAME_BYTES_MAX = 240;
/** In code points, the dot counted; what is longer is no extension. */
const EXTENSION_MAX = 20;
/** Folders within folders, the file counted. */
const PATH_DEPTH_MAX = 32;
/** In bytes of UTF-8; systems take 4,096 or much less, the folder of the user counted. */
const PATH_BYTES_MAX = 1_024;

/** In UTF-16 units: beyond, the middle is left out before anything else is done. */
const RAW_PART_MAX = 1_024;

const NAMELESS = 'file';

/** Parts of a path that are no folder of their own: nothing, dots, a drive. */
const NOWHERE = /^(?:\.*|[a-z]:)$/i;
const SEPARATORS = /[\\/]+/;
/** Control and private characters, halves of characters, and whatever draws nothing, turned text among it. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** All that looks like a blank, the empty Braille pattern too; many in a row push an extension out of sight. */
const BLANKS = /[\s\p{Zs}\u2800]+/gu;
const FORBIDDEN = /[<>:"|?*]/g;
/** Devices of Windows, with any extension, and files that tell its desktop what to do. */
const RESERVED =
  /^(?:(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)|desktop\.ini$|autorun\.inf$)/i;
/** An extension that turns a folder into something else on Windows. */
const CLASS_EXTENSION = /\.(?=\{[0-9a-f-]+\}$)/i;

/** The base name alone, safe to be given to a file; never empty. */
export function safeFileName(name: string): string {
  const parts = name.split(SEPARATORS).filter((part) => part !== '');
  return safePart(parts.at(-1) ?? '');
}

/** The same path with every part safe, `/` between them; a path that is too deep or too long loses its folders. */
export function safeRelativePath(path: string): string {
  const parts = path.split(SEPARATORS).filter((part) => !NOWHERE.test(part.trim()));
  const safe = parts.map(safePart);
  const whole = safe.join('/');
  if (safe.length <= PATH_DEPTH_MAX && byteLength(whole) <= PATH_BYTES_MAX) return whole || NAMELESS;
  return safe.at(-1) ?? NAMELESS;
}

/** The name with a number before its extension, for when it is taken. */
export function numberedName(name: string, number: number, kind: 'file' | 'folder' = 'file'): string {
  const extension = kind === 'file' ? extensionOf(name) : '';
  return cut(name.slice(0, name.length - extension.length), ` (${number})${extension}`);
}

function safePart(raw: string): string {
  const half = RAW_PART_MAX / 2;
  const part = raw.length <= RAW_PART_MAX ? raw : raw.slice(0, half) + raw.slice(-half);
  const visible = part
    .replace(/^[a-z]:/i, '')
    .replaceAll(BLANKS, ' ')
    .replaceAll(INVISIBLE, '')
    .normalize('NFC');
  const plain = trimmed(visible.replaceAll(FORBIDDEN, '_').replaceAll(BLANKS, ' ')).replace(
    CLASS_EXTENSION,
    '_',
  );
  if (plain === '') return NAMELESS;
  const own = RESERVED.test(plain) ? `_${plain}` : plain;
  const extension = extensionOf(own);
  return trimmed(cut(own.slice(0, own.length - extension.length), extension));
}

/** No dots in front, which hide a file; no dots and blanks behind, which Windows drops. */
function trimmed(name: string): string {
  return name.replace(/^[. ]+/, '').replace(/[. ]+$/, '');
}

/** The last extension with its dot, `.tar` before it included; empty when there is none. */
function extensionOf(name: string): string {
  const extension = /[^.](?<extension>(?:\.tar)?\.[^. ]+)$/i.exec(name)?.groups?.['extension'] ?? '';
  return [...extension].length <= EXTENSION_MAX ? extension : '';
}

/** As much of the stem as fits before the ending. */
function cut(stem: string, ending: string): string {
  const characters = [...stem].slice(0, NAME_CHARACTERS_MAX - [...ending].length);
  while (byteLength(characters.join('')) + byteLength(ending) > NAME_BYTES_MAX) characters.pop();
  return characters.join('') + ending;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

const EXECUTABLE_EXTENSIONS: ReadonlySet<string> = new Set(
  [
    // Windows
    'exe com cmd bat vb vbs vbe js jse ws wsf wsh pif scr scf msi msp lnk reg ps1 hta cpl jar inf url',
    'appref-ms application gadget msc',
    // macOS
    'app command pkg dmg workflow',
    // Linux
    'sh run desktop appimage deb rpm',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a file of this name, made safe, is one that runs when it is opened. */
export function isExecutableName(name: string): boolean {
  const extension = /\.(?<extension>[^.]+)$/.exec(safeFileName(name))?.groups?.['extension'] ?? '';
  return EXECUTABLE_EXTENSIONS.has(extension.toLowerCase());
}
