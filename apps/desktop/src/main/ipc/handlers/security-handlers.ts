import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type SecurityRequests = 'forgetPasswords' | 'setAutomaticSignIn' | 'clearPictureCache';

/** What is kept on this computer is thrown away, or used by itself. */
export function securityHandlers({
  messenger,
  pictureCache,
  proxy,
}: Pick<ApplicationServices, 'messenger' | 'pictureCache' | 'proxy'>): Pick<
  RequestHandlers,
  SecurityRequests
> {
  return {
    forgetPasswords: () => {
      messenger.control.forgetPasswords();
      proxy.forgetPassword();
      return done;
    },
    setAutomaticSignIn: ({ isOn }) => {
      messenger.control.setAutomaticSignIn(isOn);
      return done;
    },
    clearPictureCache: () => {
      pictureCache.clear();
      return done;
    },
  };
}
