// What a conversation window asks of main about files.
import type { Bridge, RequestFailure, Settings } from '@nudge/ipc-contract';
import type { TransferCommand } from '../../components/file-card/transfer-commands.ts';
import { giveFiles } from '../../files/give-files.ts';
import { withAddress } from '../../files/auto-accept.ts';
import type { Ask } from './conversation-actions.ts';

export interface FileActions {
  /** `isConfirmed`: the person has said yes a second time, where the file can do harm. */
  readonly transfer: (command: TransferCommand, transferId: string, isConfirmed?: boolean) => void;
  /** Main asks which. */
  readonly chooseFiles: (what: 'files' | 'folder') => void;
  /** Files that were dropped or pasted. */
  readonly giveFiles: (files: readonly File[]) => void;
  readonly openReceivedFiles: () => void;
  /** Takes the files of one person without asking, or asks again. */
  readonly acceptFrom: (address: string, isAutomatic: boolean) => void;
}

interface FileActionsInput {
  readonly bridge: Bridge<'conversation'>;
  readonly ask: Ask;
  readonly settings: () => Settings;
  readonly onTrouble: (failure: RequestFailure) => void;
}

export function fileActions({ bridge, ask, settings, onTrouble }: FileActionsInput): FileActions {
  return {
    transfer: (command, transferId, isConfirmed = false) => {
      switch (command) {
        case 'accept':
        case 'saveAs':
          return void ask('acceptTransfer', { transferId, saveAs: command === 'saveAs', isConfirmed });
        case 'decline':
          return void ask('declineTransfer', { transferId });
        case 'cancel':
          return void ask('cancelTransfer', { transferId });
        case 'open':
          return void ask('openTransfer', { transferId });
        case 'openFolder':
          return void ask('showTransferInFolder', { transferId });
        case 'tryAgain':
          return void ask('tryTransferAgain', { transferId });
      }
    },
    chooseFiles: (what) => void ask('chooseFiles', { what }),
    giveFiles: (files) => {
      void giveFiles(bridge, files).then((failure) => {
        if (failure !== undefined) onTrouble(failure);
      });
    },
    openReceivedFiles: () => void ask('openReceivedFiles', {}),
    acceptFrom: (address, isAutomatic) => {
      const autoAccept = withAddress(settings().files.autoAccept, address, isAutomatic);
      void ask('updateSettings', { patch: { files: { autoAccept: [...autoAccept] } } });
    },
  };
}
