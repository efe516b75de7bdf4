import {
  DEFAULT_SETTINGS,
  type CertificateView,
  type MainSnapshot,
  type PromptSnapshot,
  type ServerProfile,
  type SessionFailureView,
} from '@nudge/ipc-contract';
import { shippedUrl } from './pictures.ts';
import { CONTACTS, CONVERSATIONS, GROUPS, OWN, REQUESTS } from './people.ts';
import { UNPROTECTED } from './protection.ts';
import { GALLERY_LOCALE } from '../language.ts';

export const THIS_COMPUTER: ServerProfile = {
  id: 'this-computer',
  kind: 'thisComputer',
  name: '',
  host: '127.0.0.1',
  port: 1863,
  loginAddress: 'http://127.0.0.1:8863',
  isSecure: false,
  trustedFingerprint: '',
  links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
};

export const NETWORK_SERVER: ServerProfile = {
  id: 'example',
  kind: 'network',
  name: 'Example Messenger',
  host: 'msnp.example.org',
  port: 1863,
  loginAddress: 'https://msnp.example.org',
  isSecure: true,
  trustedFingerprint: '',
  links: {
    forgotPassword: 'https://msnp.example.org/forgot',
    serviceStatus: 'https://msnp.example.org/status',
    newAccount: 'https://msnp.example.org/register',
  },
};

const COMMON = {
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: GALLERY_LOCALE,
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
} as const;

/** The main window before anybody signed in on this computer. */
export const FRESH_MAIN: MainSnapshot = {
  ...COMMON,
  kind: 'main',
  protection: UNPROTECTED,
  session: { phase: 'signedOut' },
  accounts: [],
  servers: [THIS_COMPUTER, NETWORK_SERVER],
  selectedServerId: THIS_COMPUTER.id,
  canStorePasswords: true,
  contacts: [],
  groups: [],
  requests: [],
  conversations: [],
  missedNudges: 0,
  startNotices: [],
  updates: { way: { kind: 'itself' }, stage: { kind: 'idle' }, isPutOff: false },
  version: '0.1.0',
};

/** The main window of somebody who signs in by themselves. */
export const REMEMBERED_MAIN: MainSnapshot = {
  ...FRESH_MAIN,
  selectedServerId: NETWORK_SERVER.id,
  accounts: [
    {
      address: OWN.address,
      serverId: NETWORK_SERVER.id,
      hasPassword: true,
      signInAutomatically: false,
      status: 'online',
      pictureUrl: shippedUrl('owl'),
    },
    {
      address: 'sam@nudge.local',
      serverId: THIS_COMPUTER.id,
      hasPassword: false,
      signInAutomatically: false,
      status: 'appearOffline',
      pictureUrl: '',
    },
  ],
};

export const SIGNED_IN_MAIN: MainSnapshot = {
  ...REMEMBERED_MAIN,
  session: { phase: 'signedIn' },
  own: OWN,
  contacts: CONTACTS,
  groups: GROUPS,
  requests: REQUESTS.slice(0, 1),
  conversations: CONVERSATIONS,
};

export const WRONG_PASSWORD: SessionFailureView = {
  code: 'wrongPassword',
  stage: 'authenticating',
  number: '0x80048821',
  details: 'code wrongPassword (0x80048821) while authenticating at msnp.example.org:1863',
};

export const PASSWORD_LOST: SessionFailureView = {
  code: 'passwordLost',
  stage: 'connecting',
  number: '',
  details: 'code passwordLost while connecting to msnp.example.org:1863',
};

export const CERTIFICATE: CertificateView = {
  serverId: 'example',
  fingerprint: '0a1b2c3d4e5f6789'.repeat(4),
  isChanged: false,
};

/** A server of the network shows a certificate that nobody vouches for. */
export const UNTRUSTED: SessionFailureView = {
  code: 'badCertificate',
  stage: 'connecting',
  number: '0x8100030D',
  details: 'badCertificate while connecting: The certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
  certificate: CERTIFICATE,
};

export const PROXY_DENIED: SessionFailureView = {
  code: 'proxyDenied',
  stage: 'connecting',
  number: '0x8100030D',
  details: 'proxyDenied while connecting: The proxy wants another name or password',
};

export const LINE_LOST: SessionFailureView = {
  code: 'lineLost',
  stage: 'signedIn',
  number: '',
  details: 'code lineLost while signedIn at msnp.example.org:1863',
};

export const PROMPT: PromptSnapshot = {
  ...COMMON,
  kind: 'prompt',
  request: { address: 'jonas@example.com', displayName: 'Jonas Weber' },
};
