/** What the server's own API may fail with; clients on the wire get numeric errors instead. */
export type ServerErrorCode =
  | 'addressTaken'
  | 'badAddress'
  | 'badName'
  | 'badPassword'
  | 'unknownAccount'
  | 'portInUse'
  | 'addressNotAvailable'
  | 'permissionDenied'
  | 'badCertificate'
  | 'storeCorrupt'
  | 'storeFull'
  | 'storeFailed'
  | 'storeTooNew';

/** A refusal of the server's API. The message is English for logs and holds no secret. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ServerError';
    this.code = code;
  }
}
