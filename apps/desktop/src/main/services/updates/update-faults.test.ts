import { describe, expect, it } from 'vitest';
import { updateFault } from './update-faults.ts';

describe('what went wrong', () => {
  it.each([
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'diskFull'],
    [Object.assign(new Error('denied'), { code: 'EACCES' }), 'notWritable'],
    [new Error('sha512 checksum mismatch, expected A, got B'), 'damaged'],
    [new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'damaged'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unreachable'],
    [Object.assign(new Error('not signed'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'wrongPublisher'],
    [Object.assign(new Error('404'), { code: 'HTTP_ERROR_404' }), 'badFeed'],
    [Object.assign(new Error('no feed'), { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' }), 'badFeed'],
    ['anything', 'unexpected'],
  ] as const)('%s', (error, reason) => {
    expect(updateFault(error)).toMatchObject({ reason });
  });
});
