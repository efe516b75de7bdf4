/** PNG, OUT, and the two questions whose answers are constants here: GCF and URL. */
import { encodeUtf8 } from '@nudge/msnp-codec';
import { PING_INTERVAL_SECONDS } from '../../../limits.ts';
import type { NotificationConnection } from '../connection.ts';
import type { CommandOf } from './command-of.ts';

const FIRST_VERSION_WITH_PACE = 9;
/** No words and no file names are forbidden by this server. */
const CONFIGURATION = '<?xml version="1.0" encoding="utf-8"?><config><shield/><block/></config>';
const SITE_ID = '2';

export function pong(connection: NotificationConnection): void {
  const told = connection.dialect >= FIRST_VERSION_WITH_PACE;
  connection.send(told ? { verb: 'QNG', seconds: PING_INTERVAL_SECONDS } : { verb: 'QNG' });
}

export function leave(connection: NotificationConnection): void {
  connection.close();
}

export function sendConfiguration(
  connection: NotificationConnection,
  { trId, file }: CommandOf<'GCF'>,
): void {
  connection.send({ verb: 'GCF', trId, file, payload: encodeUtf8(CONFIGURATION) });
}

/** There is no web site behind the services a client may ask for; all lead to the host's own page. */
export function tellUrl(connection: NotificationConnection, { trId }: CommandOf<'URL'>): void {
  const loginUrl = `http://${connection.reachableHost}/`;
  connection.send({ verb: 'URL', trId, redirect: '/', loginUrl, siteId: SITE_ID });
}
