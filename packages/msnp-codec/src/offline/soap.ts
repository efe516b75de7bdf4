/** SOAP 1.1 envelopes and faults, as the services for offline messages write them. */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { escapeXml } from '../message/xml-text.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import { elementAt, parseXml, textAt, type XmlElement, type XmlFaultCode } from './xml-tree.ts';

/** Content-Type of requests and answers. */
export const SOAP_CONTENT_TYPE = 'text/xml; charset=utf-8';
/** HTTP status that goes with a fault; its body is to be read all the same. */
export const SOAP_FAULT_STATUS = 500;

const ENVELOPE_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

export type SoapFaultCode = XmlFaultCode | 'tooLarge' | 'notSoap' | 'missingField';

export interface SoapEnvelope {
  readonly header: XmlElement | undefined;
  readonly body: XmlElement;
}

/** `header` and `body` are XML already. */
export function encodeEnvelope({
  header = '',
  body,
}: {
  readonly header?: string;
  readonly body: string;
}): string {
  const head = header === '' ? '' : `<soap:Header>${header}</soap:Header>`;
  const envelope = `<soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACE}">`;
  return `<?xml version="1.0" encoding="utf-8"?>${envelope}${head}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** Reads what has at most `maxBytes`; the length is looked at before anything else. */
export function decodeEnvelope(bytes: Uint8Array, maxBytes: number): Decoded<SoapEnvelope, SoapFaultCode> {
  if (bytes.length > maxBytes) return undecodable('tooLarge', `more than ${maxBytes} bytes`);
  const tree = parseXml(decodeUtf8(bytes));
  if (!tree.ok) return tree;
  const body = tree.value.name === 'Envelope' ? elementAt(tree.value, 'Body') : undefined;
  if (body === undefined) return undecodable('notSoap', 'no envelope with a body');
  return decoded({ header: elementAt(tree.value, 'Header'), body });
}

export interface SoapFault {
  /** The fault code, without its prefix. */
  readonly code: string;
  readonly detail: XmlElement | undefined;
}

/** The fault in a body; undefined when it holds none. */
export function faultIn(body: XmlElement): SoapFault | undefined {
  const fault = elementAt(body, 'Fault');
  if (fault === undefined) return undefined;
  const code = textAt(fault, 'faultcode');
  return { code: code.slice(code.indexOf(':') + 1), detail: elementAt(fault, 'detail') };
}

/** A fault with a code of the service's own; `detail` is XML already. */
export function encodeFault(fault: {
  readonly namespace: string;
  readonly code: string;
  readonly detail?: string;
}): string {
  const code = `<faultcode xmlns:q0="${fault.namespace}">q0:${escapeXml(fault.code)}</faultcode>`;
  const text = `<faultstring>${escapeXml(fault.code)}</faultstring>`;
  return encodeEnvelope({
    body: `<soap:Fault>${code}${text}<detail>${fault.detail ?? ''}</detail></soap:Fault>`,
  });
}
