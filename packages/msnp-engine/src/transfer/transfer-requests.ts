import type { MessengerRequest } from '../messenger-requests.ts';

/** Requests about files, pictures and other objects. */
export type TransferRequest = Extract<
  MessengerRequest,
  {
    readonly type:
      | 'sendFiles'
      | 'acceptTransfer'
      | 'declineTransfer'
      | 'cancelTransfer'
      | 'setTransferOptions'
      | 'setDisplayPicture'
      | 'fetchObject';
  }
>;
