import path from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import { outputFolder } from '../output-folder.ts';

/** Pictures `NAME-SIZE.png` below `resources/icons`, by the scale each is for; the system takes the one that fits. */
export function loadImage(
  folder: 'badge' | 'tray',
  name: string,
  sizes: Readonly<Record<number, number>>,
): NativeImage {
  const image = nativeImage.createEmpty();
  for (const [size, scaleFactor] of Object.entries(sizes)) {
    const file = path.join(outputFolder, 'resources/icons', folder, `${name}-${size}.png`);
    const side = { width: Number(size), height: Number(size) };
    const picture = nativeImage.createFromPath(file);
    if (!picture.isEmpty()) image.addRepresentation({ scaleFactor, ...side, buffer: picture.toPNG() });
  }
  return image;
}
