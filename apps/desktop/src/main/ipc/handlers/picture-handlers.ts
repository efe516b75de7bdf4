import { fail } from '../../services/support/reply.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type PictureRequests =
  | 'openPicturePicker'
  | 'choosePicture'
  | 'addPicture'
  | 'removePicture'
  | 'openEmoticons'
  | 'addEmoticon'
  | 'changeEmoticon'
  | 'removeEmoticon'
  | 'moveEmoticon'
  | 'adoptEmoticon';

export function pictureHandlers(): Pick<RequestHandlers, PictureRequests> {
  return {
    openPicturePicker: () => fail('notAllowed'),
    choosePicture: () => fail('notAllowed'),
    addPicture: () => fail('notAllowed'),
    removePicture: () => fail('notAllowed'),
    openEmoticons: () => fail('notAllowed'),
    addEmoticon: () => fail('notAllowed'),
    changeEmoticon: () => fail('notAllowed'),
    removeEmoticon: () => fail('notAllowed'),
    moveEmoticon: () => fail('notAllowed'),
    adoptEmoticon: () => fail('notAllowed'),
  };
}
