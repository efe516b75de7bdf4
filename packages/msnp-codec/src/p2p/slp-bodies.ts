/** Bodies of SLP messages as typed values, told apart by Content-Type (p2p.md sections 4, 5 and 8). */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { fieldLines, type MimeHeader } from '../message/mime.ts';
import { readUnsigned } from '../wire/unsigned.ts';
import type { Mutable } from '../mutable.ts';
import type { Guid } from './guid.ts';
import {
  nudgeOfferFields,
  nudgeResumeFields,
  readNudgeOffer,
  readNudgeResume,
  type NudgeFaultCode,
  type NudgeOffer,
  type NudgeResume,
} from './nudge-transfer.ts';
import {
  bytesField,
  optionalField,
  readBytes,
  readGuid,
  readSlpFields,
  type SlpFields,
} from './slp-fields.ts';
import { SLP_CONTENT_TYPES, type SlpMessage } from './slp-message.ts';
import {
  readTransportRequest,
  readTransportResponse,
  transportRequestFields,
  transportResponseFields,
  type TransportRequest,
  type TransportResponse,
} from './transport-bodies.ts';

/** INVITE: a session is wanted. */
export interface SessionRequest {
  readonly kind: 'sessionRequest';
  /** One of `EUF_GUIDS`, or another. */
  readonly eufGuid: Guid;
  /** 32 bits, not 0; chosen by the inviter. */
  readonly sessionId: number;
  /** 0 when the peer names none. */
  readonly appId: number;
  /** What it is about, by the GUID: an MSNObject, a file context. */
  readonly context?: Uint8Array;
  /** Only between Nudge clients. */
  readonly nudge?: NudgeOffer;
}

/** The response to it: accepted (200) or declined (603). */
export interface SessionAnswer {
  readonly kind: 'sessionAnswer';
  readonly sessionId?: number;
  /** Only between Nudge clients, and only in an acceptance. */
  readonly resume?: NudgeResume;
}

/** BYE. */
export interface SessionClose {
  readonly kind: 'sessionClose';
  readonly sessionId?: number;
  /** A reason, for those who know it. */
  readonly context?: Uint8Array;
}

/** No body. */
export interface NoSlpBody {
  readonly kind: 'none';
}

/** A body of late clients that has no type here. */
export interface OtherSlpBody {
  readonly kind: 'other';
  readonly contentType: string;
  /** Keys lower-cased. */
  readonly fields: ReadonlyMap<string, string>;
}

export type SlpBody =
  | SessionRequest
  | SessionAnswer
  | SessionClose
  | TransportRequest
  | TransportResponse
  | NoSlpBody
  | OtherSlpBody;

export type SlpBodyFaultCode = 'badSessionRequest' | NudgeFaultCode;

/** Reads the body of a message. A Context that cannot be read is none. */
export function readSlpBody(message: SlpMessage): Decoded<SlpBody, SlpBodyFaultCode> {
  const fields = readSlpFields(message.body);
  switch (message.contentType) {
    case SLP_CONTENT_TYPES.session:
      return message.kind === 'request' ? readSessionRequest(fields) : decoded(readSessionAnswer(fields));
    case SLP_CONTENT_TYPES.sessionClose:
      return decoded(readSessionClose(fields));
    case SLP_CONTENT_TYPES.transportRequest:
      return decoded(readTransportRequest(fields));
    case SLP_CONTENT_TYPES.transportResponse:
      return decoded(readTransportResponse(fields));
    case SLP_CONTENT_TYPES.none:
      return decoded({ kind: 'none' });
    default:
      return decoded({ kind: 'other', contentType: message.contentType, fields });
  }
}

function readSessionRequest(fields: SlpFields): Decoded<SessionRequest, SlpBodyFaultCode> {
  const eufGuid = readGuid(fields.get('euf-guid'));
  const sessionId = readUnsigned(fields.get('sessionid')) ?? 0;
  if (eufGuid === undefined || sessionId === 0) {
    return undecodable('badSessionRequest', 'no EUF-GUID or no SessionID');
  }
  const appId = readUnsigned(fields.get('appid')) ?? 0;
  const request: Mutable<SessionRequest> = { kind: 'sessionRequest', eufGuid, sessionId, appId };
  const context = readBytes(fields.get('context'));
  if (context !== undefined) request.context = context;
  const nudge = readNudgeOffer(fields);
  if (!nudge.ok) return nudge;
  return decoded(nudge.value === undefined ? request : { ...request, nudge: nudge.value });
}

function readSessionAnswer(fields: SlpFields): SessionAnswer {
  const answer: Mutable<SessionAnswer> = { kind: 'sessionAnswer' };
  const sessionId = readUnsigned(fields.get('sessionid'));
  const resume = readNudgeResume(fields);
  if (sessionId !== undefined) answer.sessionId = sessionId;
  if (resume !== undefined) answer.resume = resume;
  return answer;
}

function readSessionClose(fields: SlpFields): SessionClose {
  const close: Mutable<SessionClose> = { kind: 'sessionClose' };
  const sessionId = readUnsigned(fields.get('sessionid'));
  const context = readBytes(fields.get('context'));
  if (sessionId !== undefined) close.sessionId = sessionId;
  if (context !== undefined) close.context = context;
  return close;
}

/** What a body is in a message. */
export interface SlpContent {
  readonly contentType: string;
  readonly body: string;
}

/** Writes a body, as the two fields of a message that hold it. */
export function encodeSlpBody(body: SlpBody): SlpContent {
  switch (body.kind) {
    case 'sessionRequest':
      return content(SLP_CONTENT_TYPES.session, sessionRequestFields(body));
    case 'sessionAnswer':
      return content(SLP_CONTENT_TYPES.session, [
        ...optionalField('SessionID', body.sessionId),
        ...(body.resume === undefined ? [] : nudgeResumeFields(body.resume)),
      ]);
    case 'sessionClose':
      return content(SLP_CONTENT_TYPES.sessionClose, [
        ...optionalField('SessionID', body.sessionId),
        ...bytesField('Context', body.context),
      ]);
    case 'transportRequest':
      return content(SLP_CONTENT_TYPES.transportRequest, transportRequestFields(body));
    case 'transportResponse':
      return content(SLP_CONTENT_TYPES.transportResponse, transportResponseFields(body));
    case 'none':
      return { contentType: SLP_CONTENT_TYPES.none, body: '' };
    case 'other':
      return content(body.contentType, [...body.fields]);
  }
}

/** Lines and an empty one. */
function content(contentType: string, fields: readonly MimeHeader[]): SlpContent {
  return { contentType, body: `${fieldLines(fields)}\r\n` };
}

function sessionRequestFields(request: SessionRequest): readonly MimeHeader[] {
  return [
    ['EUF-GUID', request.eufGuid],
    ['SessionID', String(request.sessionId)],
    ['AppID', String(request.appId)],
    ...bytesField('Context', request.context),
    ...(request.nudge === undefined ? [] : nudgeOfferFields(request.nudge)),
  ];
}
