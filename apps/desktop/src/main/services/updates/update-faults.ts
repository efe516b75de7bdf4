/** What electron-updater, Chromium's network and the system say went wrong, in the words of the contract. */
import type { UpdateFailure } from '@nudge/ipc-contract';
import { UpdateFault } from './updater.ts';

/** Longest that a fault says of itself in the log. */
const MESSAGE_MAX_CHARACTERS = 200;

const REASONS: readonly (readonly [pattern: RegExp, reason: UpdateFailure])[] = [
  [/ENOSPC|EDQUOT|ERR_FILE_NO_SPACE/, 'diskFull'],
  [/EACCES|EPERM|EROFS/, 'notWritable'],
  [/ERR_CHECKSUM_MISMATCH|checksum|what was promised|CONTENT_LENGTH_MISMATCH|aborted/i, 'damaged'],
  [/ERR_UPDATER_INVALID_SIGNATURE|code signature at .* did not pass validation/i, 'wrongPublisher'],
  [
    /net::ERR|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|timed out|HTTP_ERROR_5|HttpError: 5|status 5\d\d/,
    'unreachable',
  ],
  [
    /ERR_UPDATER|ERR_XML|\nColumn: \d|HTTP_ERROR|status 4\d\d|YAMLException|Unexpected|ADDRESS_REFUSED|redirects/,
    'badFeed',
  ],
];

/** A list of releases that cannot be read stands whole behind this, with whatever people wrote in it. */
const LIST_BEGINS = '\nXML:\n';

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';

/** Any error, as a fault with a reason; the message is one line. */
export function updateFault(error: unknown): UpdateFault {
  if (error instanceof UpdateFault) return error;
  const whole = error instanceof Error ? `${error.name}: ${codeOf(error)}${error.message}` : String(error);
  const [text = ''] = whole.split(LIST_BEGINS);
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unexpected';
  const [line = ''] = text.split('\n');
  return new UpdateFault(reason, line.slice(0, MESSAGE_MAX_CHARACTERS));
}
