import path from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import { outputFolder } from '../output-folder.ts';

const fileIn = (folder: string, file: string): string =>
  path.join(outputFolder, 'resources/icons', folder, file);

/** A file that holds a picture in several sizes. */
export function loadContainer(folder: 'tray', file: string): NativeImage {
  return nativeImage.createFromPath(fileIn(folder, file));
}

/** Pictures `NAME-SIZE.png` below `resources/icons`, by the scale each is for; the system takes the one that fits. */
export function loadImage(
  folder: 'badge' | 'tray',
  name: string,
  sizes: Readonly<Record<number, number>>,
): NativeImage {
  const image = nativeImage.createEmpty();
  for (const [size, scaleFactor] of Object.entries(sizes)) {
    const side = { width: Number(size), height: Number(size) };
    const picture = nativeImage.createFromPath(fileIn(folder, `${name}-${size}.png`));
    if (!picture.isEmpty()) image.addRepresentation({ scaleFactor, ...side, buffer: picture.toPNG() });
  }
  return image;
}
