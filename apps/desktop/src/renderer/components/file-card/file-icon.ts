import type { FileKind } from '@nudge/ipc-contract';
import archive from '@resources/icons/file/archive.svg';
import document from '@resources/icons/file/document.svg';
import folder from '@resources/icons/file/folder.svg';
import generic from '@resources/icons/file/generic.svg';
import music from '@resources/icons/file/music.svg';
import picture from '@resources/icons/file/picture.svg';
import program from '@resources/icons/file/program.svg';
import video from '@resources/icons/file/video.svg';

/** The 32 px drawing of each kind of file. Several files together lie in a folder. */
export const FILE_ICONS: Readonly<Record<FileKind, string>> = {
  archive,
  bundle: folder,
  document,
  folder,
  music,
  other: generic,
  picture,
  program,
  video,
};
