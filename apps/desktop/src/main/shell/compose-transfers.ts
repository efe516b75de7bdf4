import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ConversationService } from '../services/conversations/conversation-service.ts';
import type { HistoryService } from '../services/history/history-service.ts';
import type { PictureFolder } from '../services/pictures/picture-folder.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import type { LazyFileTools } from '../services/transfers/file-tools.ts';
import { freeSpace } from '../services/transfers/free-space.ts';
import { PastedPictures } from '../services/transfers/pasted-pictures.ts';
import { ReceivedFiles } from '../services/transfers/received-files.ts';
import type { ResumableTransfers } from '../services/transfers/resumable-transfers.ts';
import type { TransferCards } from '../services/transfers/transfer-cards.ts';
import { scanFile } from '../services/transfers/scan-file.ts';
import { pastedFileName, TransferService } from '../services/transfers/transfer-service.ts';
import type { ServiceParts } from './compose-services.ts';
import { createTranslate } from './texts.ts';

/** A name that a person finds among their documents; the same in every language, as the original had it. */
const RECEIVED_FOLDER = 'My Received Files';

export function pastedPictures({ folders }: ServiceParts): PastedPictures {
  return new PastedPictures({ folder: path.join(folders.profile, 'pasted'), newId: randomUUID });
}

export interface TransferParts {
  readonly history: HistoryService;
  readonly resumable: ResumableTransfers;
  readonly pasted: PastedPictures;
  readonly previews: PictureFolder;
  readonly cards: TransferCards;
  readonly tools: LazyFileTools;
  readonly conversations: ConversationService;
  readonly settings: SettingsService;
}

export function createTransfers(parts: ServiceParts, transfer: TransferParts): TransferService {
  const { settings } = transfer;
  const shell = parts.shell.files;
  const defaultFolder = path.join(parts.folders.documents, RECEIVED_FOLDER);
  return new TransferService({
    ...transfer,
    shell,
    freeSpace,
    folder: new ReceivedFiles({ defaultFolder, settings, shell }),
    settings: () => settings.current,
    scan: scanFile,
    pastedName: () => pastedFileName(createTranslate(parts.locale())('ft.pasted'), new Date()),
  });
}
