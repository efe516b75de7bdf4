import type { FileKind } from '@nudge/ipc-contract';

export const FILE_KINDS = [
  'picture',
  'music',
  'video',
  'document',
  'archive',
  'program',
  'folder',
  'bundle',
  'other',
] as const satisfies readonly FileKind[];

const EXTENSIONS: Readonly<Partial<Record<FileKind, string>>> = {
  picture: 'png jpg jpeg gif bmp webp tif tiff heic heif avif ico svg raw psd xcf',
  music: 'mp3 ogg oga opus flac wav m4a aac wma mid midi aif aiff',
  video: 'mp4 m4v mkv webm avi mov wmv mpg mpeg ogv flv 3gp ts',
  document: 'txt md pdf doc docx odt rtf xls xlsx ods csv ppt pptx odp html htm epub tex json xml log',
  archive: 'zip 7z rar tar gz tgz bz2 xz zst lz iso cab',
};

const KINDS: ReadonlyMap<string, FileKind> = new Map(
  FILE_KINDS.flatMap((kind) =>
    (EXTENSIONS[kind] ?? '').split(' ').map((extension) => [extension, kind] as const),
  ),
);

/** What a single file is, by its name. */
export function fileKind(name: string, isExecutable: boolean): FileKind {
  if (isExecutable) return 'program';
  const extension = /\.([^.]+)$/.exec(name)?.[1] ?? '';
  return KINDS.get(extension.toLowerCase()) ?? 'other';
}

/** What an offer is, by the paths of its files: one folder, several things, or one file. */
export function offerKind(paths: readonly string[], isExecutable: boolean): FileKind {
  const [first = ''] = paths;
  if (paths.length === 1 && !first.includes('/')) return fileKind(first, isExecutable);
  const tops = new Set(paths.map((path) => path.split('/')[0]));
  return tops.size === 1 && first.includes('/') ? 'folder' : 'bundle';
}
