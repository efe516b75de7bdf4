import { describe, expect, it } from 'vitest';
import { updateFault } from './update-faults.ts';

/** What Squirrel.Mac says of a package that another key signed; its reason is in the language of the system. */
const SQUIRREL_REFUSAL =
  'Code signature at URL file:///private/var/Caches/org.nudge.messenger.ShipIt/update.zxHBM1P/Nudge.app/ ' +
  'did not pass validation: code failed to satisfy specified code requirement(s)';

describe('what went wrong', () => {
  it.each([
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'diskFull'],
    [Object.assign(new Error('denied'), { code: 'EACCES' }), 'notWritable'],
    [new Error('sha512 checksum mismatch, expected A, got B'), 'damaged'],
    [new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'damaged'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unreachable'],
    [Object.assign(new Error('not signed'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'wrongPublisher'],
    [new Error(SQUIRREL_REFUSAL), 'wrongPublisher'],
    [new Error('Could not get code signature for running application'), 'unexpected'],
    [Object.assign(new Error('404'), { code: 'HTTP_ERROR_404' }), 'badFeed'],
    [Object.assign(new Error('no feed'), { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' }), 'badFeed'],
    ['anything', 'unexpected'],
  ] as const)('%s', (error, reason) => {
    expect(updateFault(error)).toMatchObject({ reason });
  });
});
