import type { MainActions } from './main-actions.ts';
import type { SignInActions } from './sign-in/sign-in-view.tsx';

/** What the sign-in view asks for, told to the application. */
export function signInActions({ ask, tell }: MainActions): SignInActions {
  return {
    signIn: (given) => tell('signIn', given),
    cancelSignIn: () => tell('cancelSignIn', {}),
    selectServer: (serverId) => tell('selectServer', { serverId }),
    forgetAccount: ({ address, serverId }) => tell('forgetAccount', { address, serverId }),
    trustServer: (about) => ask('trustServer', about),
    openConnectionSettings: () => tell('openOptions', { page: 'connection' }),
    openLink: (url) => tell('openLink', { url }),
    copyText: (text) => tell('copyText', { text }),
  };
}
