import type { Reply } from '@nudge/ipc-contract';
import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type PictureRequests = 'openPicturePicker' | 'choosePicture' | 'addPicture' | 'removePicture';

/** Which picture is whose stands with the account that is signed in. */
export function pictureHandlers({
  messenger,
  pictures,
  shell,
}: ApplicationServices): Pick<RequestHandlers, PictureRequests> {
  const withAccount = (act: (account: string) => Reply<undefined>): Reply<undefined> => {
    const account = messenger.own.view?.address;
    return account === undefined ? fail('notSignedIn') : act(account);
  };
  return {
    openPicturePicker: () => {
      shell.openPicturePicker();
      return done;
    },
    choosePicture: ({ id }) => withAccount((account) => pictures.choose(account, id)),
    addPicture: ({ data }) => withAccount((account) => pictures.add(account, data)),
    removePicture: ({ id }) => pictures.remove(id),
  };
}
