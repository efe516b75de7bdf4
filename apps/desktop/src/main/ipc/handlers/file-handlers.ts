import { fail } from '../../services/support/reply.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type FileRequests =
  | 'offerFiles'
  | 'chooseFiles'
  | 'offerPicture'
  | 'acceptTransfer'
  | 'declineTransfer'
  | 'cancelTransfer'
  | 'tryTransferAgain'
  | 'openTransfer'
  | 'showTransferInFolder'
  | 'openReceivedFiles'
  | 'chooseFilesFolder';

export function fileHandlers(): Pick<RequestHandlers, FileRequests> {
  return {
    offerFiles: () => fail('notAllowed'),
    chooseFiles: () => fail('notAllowed'),
    offerPicture: () => fail('notAllowed'),
    acceptTransfer: () => fail('notAllowed'),
    declineTransfer: () => fail('notAllowed'),
    cancelTransfer: () => fail('notAllowed'),
    tryTransferAgain: () => fail('notAllowed'),
    openTransfer: () => fail('notAllowed'),
    showTransferInFolder: () => fail('notAllowed'),
    openReceivedFiles: () => fail('notAllowed'),
    chooseFilesFolder: () => fail('notAllowed'),
  };
}
