/**
 * Renders the bitmaps that systems insist on (tray and application icons) from the SVG drawings.
 * Run with `node render-icons.ts`, or with `--check` to compare with what is committed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { icnsFile, icoFile } from './icon-containers.ts';
import type { IconPicture } from './icon-containers.ts';
import { keepProducedFiles, RESOURCES_DIRECTORY } from './produced-files.ts';
import type { ProducedFile } from './produced-files.ts';
import { renderPng } from './svg-renderer.ts';
import { TEMPLATE_SIZES, TEMPLATES, templateDrawing } from './tray-templates.ts';
import { TRAY_DRAWINGS, TRAY_SIZES, withUnreadDot } from './tray-icons.ts';

const APPLICATION_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const ICO_SIZES: ReadonlySet<number> = new Set([16, 24, 32, 48, 64, 128, 256]);

/** 16 px at 100 %, up to 200 %. */
const BADGE_SIZES = [16, 20, 24, 32] as const;

/** Below this side the mark has a drawing of its own, with fewer and stronger shapes. */
const SMALLEST_FULL_MARK = 24;

function drawing(path: string): string {
  return readFileSync(join(RESOURCES_DIRECTORY, 'icons', path), 'utf8');
}

function trayIcons(): readonly ProducedFile[] {
  return TRAY_DRAWINGS.flatMap(([state, path]) => {
    const plain = drawing(path);
    return [...traySizes(state, plain), ...traySizes(`${state}-unread`, withUnreadDot(plain))];
  });
}

function traySizes(name: string, svg: string): readonly ProducedFile[] {
  return TRAY_SIZES.map((size) => ({
    path: `icons/tray/${name}-${size}.png`,
    bytes: renderPng(svg, size),
  }));
}

function trayTemplates(): readonly ProducedFile[] {
  return TEMPLATES.flatMap(([state, figure, sign]) =>
    [false, true].flatMap((hasUnread) => {
      const svg = templateDrawing(figure, sign, hasUnread);
      const name = `${state}${hasUnread ? '-unread' : ''}-template`;
      return TEMPLATE_SIZES.map((size) => ({
        path: `icons/tray/${name}-${size}.png`,
        bytes: renderPng(svg, size),
      }));
    }),
  );
}

/** Laid over the program's icon in the task bar of Windows. */
function badges(): readonly ProducedFile[] {
  const svg = drawing('badge/unread.svg');
  return BADGE_SIZES.map((size) => ({
    path: `icons/badge/unread-${size}.png`,
    bytes: renderPng(svg, size),
  }));
}

function applicationPictures(): readonly IconPicture[] {
  const small = drawing('mark/mark-16.svg');
  const full = drawing('mark/mark.svg');
  return APPLICATION_SIZES.map((size) => ({
    size,
    png: renderPng(size < SMALLEST_FULL_MARK ? small : full, size),
  }));
}

function applicationIcons(): readonly ProducedFile[] {
  const pictures = applicationPictures();
  const pngFiles = pictures.map(({ size, png }) => ({
    path: `icons/application/${size}x${size}.png`,
    bytes: png,
  }));
  const ico = icoFile(pictures.filter(({ size }) => ICO_SIZES.has(size)));
  return [
    ...pngFiles,
    { path: 'icons/application/nudge.ico', bytes: ico },
    { path: 'icons/application/nudge.icns', bytes: icnsFile(pictures) },
  ];
}

/** Every bitmap made from the drawings. */
export function renderIcons(): readonly ProducedFile[] {
  return [...trayIcons(), ...trayTemplates(), ...badges(), ...applicationIcons()];
}

if (import.meta.main) keepProducedFiles(renderIcons(), process.argv.slice(2));
