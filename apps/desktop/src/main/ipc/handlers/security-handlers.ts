import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type SecurityRequests = 'forgetPasswords' | 'setAutomaticSignIn' | 'clearPictureCache';

type SecurityServices = Pick<ApplicationServices, 'messenger' | 'pictureCache' | 'proxy'> & {
  readonly protection: Pick<ApplicationServices['protection'], 'forgetRemembered'>;
};

/** What is kept on this computer is thrown away, or used by itself. */
export function securityHandlers({
  messenger,
  pictureCache,
  proxy,
  protection,
}: SecurityServices): Pick<RequestHandlers, SecurityRequests> {
  return {
    forgetPasswords: () => {
      messenger.control.forgetPasswords();
      proxy.forgetPassword();
      protection.forgetRemembered();
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
