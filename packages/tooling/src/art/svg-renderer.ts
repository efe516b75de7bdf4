/**
 * SVG to PNG. The WebAssembly build of the renderer is used on purpose: it gives the same bytes on every
 * processor and system, so that `--check` can compare them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));

/** The drawing as a PNG file `width` pixels wide, its height in proportion, its background transparent. */
export function renderPng(svg: string, width: number): Uint8Array {
  const resvg = new Resvg(svg, { fitTo: { mode: 'width', value: width } });
  const image = resvg.render();
  const png = image.asPng();
  image.free();
  resvg.free();
  return png;
}
