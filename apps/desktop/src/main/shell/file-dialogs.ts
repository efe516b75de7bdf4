/** Dialogs and openings of files, done by Electron. In a test nothing is opened, and the test answers the dialogs. */
import path from 'node:path';
import { dialog, nativeImage, shell, type BrowserWindow } from 'electron';
import type { FileShell, FileType } from '../services/transfers/file-shell.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import { isTest, type TestRecord } from './test-hooks.ts';

/** Of the small picture that goes with an offer, px. */
const PREVIEW_SIDE = 96;
/** An offer has to stay small: it travels with the messages. */
const PREVIEW_MAX_BYTES = 32 * 1024;
const PREVIEW_STEPS = [PREVIEW_SIDE, 64, 48];

type Properties = 'openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory';

const filtersOf = (type?: FileType) =>
  type && { filters: [{ name: type.name, extensions: [...type.extensions] }] };

/** What the test says to a dialog that would stand there now. */
function answered(record: TestRecord): readonly string[] | undefined {
  record.dialogs += 1;
  return record.dialogAnswers.shift();
}

export function fileShell(registry: WindowRegistry, record: TestRecord): FileShell {
  const over = (windowId: number): BrowserWindow | undefined => registry.byId(windowId)?.window;
  const choose = async (
    windowId: number,
    properties: Properties[],
    type?: FileType,
  ): Promise<readonly string[]> => {
    if (isTest()) return answered(record) ?? [];
    const window = over(windowId);
    const options = { properties, ...filtersOf(type) };
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return filePaths;
  };
  return {
    chooseFiles: (windowId) => choose(windowId, ['openFile', 'multiSelections']),
    chooseFile: async (windowId, type) => (await choose(windowId, ['openFile'], type))[0],
    chooseFolder: async (windowId) => (await choose(windowId, ['openDirectory', 'createDirectory']))[0],
    saveAs: async (windowId, suggestion, type) => {
      if (isTest()) return answered(record)?.[0];
      const window = over(windowId);
      const options = { defaultPath: suggestion, ...filtersOf(type) };
      const { filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      return filePath ? filePath : undefined;
    },
    openPath: async (file) => {
      if (!isTest()) return (await shell.openPath(file)) === '';
      record.openedPaths.push(file);
      return true;
    },
    showInFolder: (file) => {
      if (isTest()) record.shownPaths.push(file);
      else shell.showItemInFolder(file);
    },
    preview: async (file) => previewOf(file),
  };
}

/** The picture within a square, as small as an offer can carry; transparent pictures stay so. */
function previewOf(file: string): Uint8Array | undefined {
  const image = nativeImage.createFromPath(path.resolve(file));
  if (image.isEmpty()) return undefined;
  const isWide = image.getAspectRatio() >= 1;
  for (const side of PREVIEW_STEPS) {
    const small = image.resize({ ...(isWide ? { width: side } : { height: side }), quality: 'good' });
    const png = small.toPNG();
    if (png.length > 0 && png.length <= PREVIEW_MAX_BYTES) return png;
  }
  return undefined;
}
