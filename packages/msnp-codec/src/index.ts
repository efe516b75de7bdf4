export * from './machine.ts';
export * from './errors.ts';
export type * from './decoded.ts';
export * from './model/accounts.ts';
export * from './model/client-capabilities.ts';
export * from './model/endpoints.ts';
export * from './model/error-codes.ts';
export * from './model/groups.ts';
export * from './model/lists.ts';
export * from './model/presence.ts';
export * from './model/privacy.ts';
export * from './model/protocol-version.ts';
export type * from './wire/frame.ts';
export * from './wire/limits.ts';
export { FrameReader, type FrameReaderOptions } from './wire/frame-reader.ts';
export { encodeFrame } from './wire/frame-writer.ts';
export { decodePercent, encodePercent } from './wire/percent-encoding.ts';
export { decodeBase64, encodeBase64 } from './wire/base64.ts';
export { decodeUtf8, encodeUtf8 } from './wire/utf8.ts';
export type * from './commands/client-notification.ts';
export type * from './commands/server-notification.ts';
export { INVITATION_TEXT_MAX_LENGTH } from './commands/mail-invitations.ts';
export type { PersonalData } from './commands/personal-message.ts';
export type * from './commands/unknown.ts';
export * from './commands/switchboard.ts';
export * from './commands/registry.ts';
export * from './message/message.ts';
export * from './message/invitation.ts';
export type { ConnectionAddress } from './message/connection-address.ts';
export { encodeP2pCarrier, type P2pCarrier, type P2pRoute } from './message/p2p-carrier.ts';
export { CONTENT_TYPES } from './message/content-types.ts';
export { encodeMime, parseMime, type MimeHeader } from './message/mime.ts';
export { encodeTextFormat, parseTextFormat } from './message/text-format.ts';
export {
  decodeSwitchboardMessage,
  encodeSwitchboardMessage,
  interpretMime,
  type DecodedSwitchboardMessage,
} from './message/switchboard-message.ts';
export { CHUNK_BODY_MAX_BYTES, CHUNKS_MAX, joinChunks, splitIntoChunks } from './message/chunks.ts';
export * from './message/notification-message.ts';
export { LOOPBACK_PLACE, type SignInPlace } from './message/sign-in-place.ts';
export { OFFLINE_MESSAGE_FOLDERS, type MailData, type OfflineMessageNotice } from './message/mail-data.ts';
export * from './message/current-media.ts';
export * from './offline/limits.ts';
export {
  decodeMailWords,
  encodeMailWord,
  encodeServiceTime,
  parseServiceTime,
} from './offline/mail-headers.ts';
export * from './offline/offline-mail.ts';
export * from './offline/store-service.ts';
export * from './offline/fetch-service.ts';
export { SOAP_CONTENT_TYPE, SOAP_FAULT_STATUS, type SoapFaultCode } from './offline/soap.ts';
export * from './p2p/applications.ts';
export * from './p2p/binary-header.ts';
export * from './p2p/direct-connection.ts';
export * from './p2p/file-context.ts';
export * from './p2p/guid.ts';
export * from './p2p/manifest.ts';
export * from './p2p/msn-object.ts';
export {
  isTransferId,
  type NudgeFaultCode,
  type NudgeOffer,
  type NudgeResume,
} from './p2p/nudge-transfer.ts';
export * from './p2p/slp-bodies.ts';
export * from './p2p/slp-message.ts';
export {
  BRIDGES,
  CONNECTION_TYPES,
  netIdOf,
  TRANSPORT_LIST_MAX,
  type ConnectionType,
  type TransportAddress,
  type TransportRequest,
  type TransportResponse,
} from './p2p/transport-bodies.ts';
export * from './msnftp/data-block.ts';
export * from './msnftp/line-commands.ts';
export * from './msnftp/msnftp-reader.ts';
export { maskPort } from './msnftp/port-x.ts';
export { hexOf, type Md5 } from './authentication/hash.ts';
export * from './authentication/md5-response.ts';
export * from './authentication/challenge.ts';
export * from './authentication/product-keys.ts';
export * from './authentication/passport.ts';
