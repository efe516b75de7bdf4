import type { Settings, TextFormatView } from '@nudge/ipc-contract';

/** The reader's choices for every line of a history. */
export interface HistoryLook {
  /** Points. */
  readonly fontSize: number;
  /** Percent. */
  readonly textZoom: number;
  readonly showEmoticons: boolean;
  /** Own emoticons of those who write. */
  readonly showCustomEmoticons: boolean;
  readonly exactColors: boolean;
  /** How every message looks, whoever wrote it; absent: as its sender chose. */
  readonly formatForAll: TextFormatView | undefined;
  readonly timeStamps: boolean;
  readonly groupSequential: boolean;
  /** Size of the small picture on a file's card. */
  readonly filePreview: Settings['files']['preview'];
}
