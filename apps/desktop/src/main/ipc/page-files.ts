/**
 * What `nudge://app/…` answers: files of the built pages, the sounds and pictures known by their hash, and nothing
 * else of this disk. Every answer carries the content security policy.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashInUrl } from '../services/pictures/picture-hash.ts';
import { pictureType } from '../services/pictures/picture-type.ts';
import { APPLICATION_ORIGIN } from './trusted-sender.ts';

/** The one rule react-aria puts into the page by itself: no delay of touches on what can be pressed. */
const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** Nothing from outside, nothing inline, no plug-ins, no frames; pictures and sounds only our own or from memory. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REACT_ARIA_STYLE}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.json': 'application/json',
};

export interface PageAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Folders that are served: pages under `/`, the others under names of their own. */
export interface PageFolders {
  readonly pages: string;
  /** Under `/sounds/`. */
  readonly sounds: string;
  /** Copies that main made, under `/own-sounds/`. */
  readonly ownSounds: string;
  /** The shipped display pictures, under `/display-pictures/`. */
  readonly displayPictures: string;
  /** Files named by the hash of the picture in them, under `/pictures/`; the first that has it answers. */
  readonly pictures: readonly string[];
}

const COMMON_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

const NOT_FOUND: PageAnswer = { status: 404, headers: COMMON_HEADERS, body: Buffer.alloc(0) };

const isInside = (file: string, folder: string): boolean =>
  file.startsWith(`${path.resolve(folder)}${path.sep}`);

/** The file an address means; undefined when it lies outside the served folders or has no known type. */
export function fileFor(url: string, folders: PageFolders): string | undefined {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (`${protocol}//${host}` !== APPLICATION_ORIGIN) return undefined;
    const name = decodeURIComponent(pathname);
    const { folder, rest } = placeOf(name, folders);
    const file = path.resolve(folder, `.${rest}`);
    const isServed = isInside(file, folder) && !name.includes('\0') && path.extname(file) in CONTENT_TYPES;
    return isServed ? file : undefined;
  } catch {
    return undefined;
  }
}

function placeOf(name: string, { pages, sounds, ownSounds, displayPictures }: PageFolders) {
  const found = [
    { start: '/sounds', folder: sounds },
    { start: '/own-sounds', folder: ownSounds },
    { start: '/display-pictures', folder: displayPictures },
  ].find(({ start }) => name.startsWith(`${start}/`));
  return found === undefined
    ? { folder: pages, rest: name }
    : { folder: found.folder, rest: name.slice(found.start.length) };
}

/** Its first bytes say what it is; a file that is no picture is not handed out. */
async function answerPicture(hash: string, { pictures }: PageFolders): Promise<PageAnswer> {
  for (const folder of pictures) {
    try {
      const body = await readFile(path.join(folder, hash));
      const type = pictureType(body);
      if (type === undefined) return NOT_FOUND;
      return { status: 200, headers: { ...COMMON_HEADERS, 'Content-Type': type }, body };
    } catch {
      // The next folder may have it.
    }
  }
  return NOT_FOUND;
}

export async function answerPage(url: string, folders: PageFolders): Promise<PageAnswer> {
  const hash = hashInUrl(url);
  if (hash !== undefined) return answerPicture(hash, folders);
  const file = fileFor(url, folders);
  if (file === undefined) return NOT_FOUND;
  try {
    const body = await readFile(file);
    const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { ...COMMON_HEADERS, 'Content-Type': type }, body };
  } catch {
    return NOT_FOUND;
  }
}
