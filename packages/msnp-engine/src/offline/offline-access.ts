/**
 * Where the services of a session are, and what opens them. The ticket goes to the host of the login and nowhere
 * else, over https alone where the session is encrypted.
 */
import {
  type AccountName,
  FETCH_PATH,
  OFFLINE_ANSWER_MAX_BYTES,
  type Product,
  productForVersion,
  type ProtocolVersion,
  SOAP_CONTENT_TYPE,
  STORE_PATH,
} from '@nudge/msnp-codec';
import { serviceAddress } from '../auth/service-address.ts';
import { formatWebAddress } from '../auth/web-address.ts';
import { loginTrust } from '../core/line-security.ts';
import type { HttpExchange } from '../core/http-exchange.ts';
import type { SignInOptions } from '../messenger-requests.ts';

/** First dialect whose servers tell of offline messages. */
const OFFLINE_MESSAGES_VERSION = 11;

/** What a standing session has that the services want. */
export interface ServiceSession {
  readonly options: SignInOptions;
  readonly version: ProtocolVersion | undefined;
  /** What Passport gave at the sign-in; good for as long as the session lives. */
  readonly ticket: string | undefined;
  readonly profile: { readonly profile: { readonly friendlyName: string } };
}

export interface OfflineAccess {
  readonly account: AccountName;
  readonly version: ProtocolVersion;
  readonly ticket: string;
  readonly product: Product;
  readonly store: string;
  readonly fetch: string;
  readonly trustedFingerprint: string | undefined;
  /** As it is now. */
  readonly friendlyName: () => string;
}

/** Undefined where no server keeps messages: an older dialect, or no way to say the ticket. */
export function accessOf({ options, version, ticket, profile }: ServiceSession): OfflineAccess | undefined {
  if (version === undefined || version < OFFLINE_MESSAGES_VERSION || ticket === undefined) return undefined;
  const product = productForVersion(version);
  const store = serviceAddress(options.http, STORE_PATH);
  const fetch = serviceAddress(options.http, FETCH_PATH);
  if (product === undefined || store === undefined || fetch === undefined) return undefined;
  if (options.server.isSecure === true && !store.isSecure) return undefined;
  return {
    account: options.account,
    version,
    ticket,
    product,
    store: formatWebAddress(store),
    fetch: formatWebAddress(fetch),
    trustedFingerprint: loginTrust(options).trustedFingerprint,
    friendlyName: () => profile.profile.friendlyName,
  };
}

/** One question to a service. */
export function soapExchange(
  url: string,
  { trustedFingerprint }: OfflineAccess,
  question: { readonly action: string; readonly envelope: string },
): HttpExchange {
  return {
    url,
    headers: {
      'Content-Type': SOAP_CONTENT_TYPE,
      SOAPAction: `"${question.action}"`,
      'User-Agent': 'MSMSGS',
      'Cache-Control': 'no-cache',
    },
    body: question.envelope,
    answerMaxBytes: OFFLINE_ANSWER_MAX_BYTES,
    ...(trustedFingerprint === undefined ? {} : { trustedFingerprint }),
  };
}
