/** The kinds of file the history is saved as. */
import type { HistoryFormat } from '@nudge/ipc-contract';
import type { SavedFileType } from '../../saving/ask-place.ts';
import type { WriteExport } from './export-parts.ts';
import { writeJson } from './write-json.ts';
import { writeLog } from './write-log.ts';
import { writeText, writeWebPage } from './write-rows.ts';

interface ExportFormat {
  readonly extensions: SavedFileType['extensions'];
  readonly write: WriteExport;
}

export const EXPORT_FORMATS: Readonly<Record<HistoryFormat, ExportFormat>> = {
  text: { extensions: ['txt'], write: writeText },
  webPage: { extensions: ['html', 'htm'], write: writeWebPage },
  json: { extensions: ['json'], write: writeJson },
  xml: { extensions: ['xml'], write: writeLog },
};
