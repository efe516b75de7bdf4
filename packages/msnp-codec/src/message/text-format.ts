/** X-MMS-IM-Format: how a text looks. Colours stand on the wire as hex BGR without leading zeros. */
import { decodePercent, encodePercent } from '../wire/percent-encoding.ts';
import type { Mutable } from '../mutable.ts';
import type { TextFormat } from './message.ts';

const BLACK = '#000000';
const HEX_COLOR = /^[\da-f]{1,6}$/i;
const HEX_CHARSET = /^[\da-f]{1,2}$/i;
/** Variable pitch, swiss family: what most clients send. */
const USUAL_PITCH_AND_FAMILY = '22';

/** Reads the header; keys in any order and case, what is missing or unreadable takes its default. */
export function parseTextFormat(header: string): TextFormat {
  const fields = new Map<string, string>();
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) fields.set(part.slice(0, equals).trim().toUpperCase(), part.slice(equals + 1).trim());
  }
  const effects = (fields.get('EF') ?? '').toUpperCase();
  const format: Mutable<TextFormat> = {
    font: decodePercent(fields.get('FN') ?? ''),
    bold: effects.includes('B'),
    italic: effects.includes('I'),
    underline: effects.includes('U'),
    strikeThrough: effects.includes('S'),
    color: readColor(fields.get('CO')),
    rightToLeft: fields.get('RL') === '1',
  };
  const charset = fields.get('CS');
  if (charset !== undefined && HEX_CHARSET.test(charset)) format.charset = Number.parseInt(charset, 16);
  const pitchAndFamily = fields.get('PF');
  if (pitchAndFamily !== undefined) format.pitchAndFamily = pitchAndFamily;
  return format;
}

function readColor(token: string | undefined): string {
  if (token === undefined || !HEX_COLOR.test(token)) return BLACK;
  const bgr = token.toLowerCase().padStart(6, '0');
  return `#${bgr.slice(4, 6)}${bgr.slice(2, 4)}${bgr.slice(0, 2)}`;
}

function colorToken(color: string): string {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  const bgr = match === null ? '' : `${match[3]}${match[2]}${match[1]}`.toLowerCase().replace(/^0+/, '');
  return bgr === '' ? '0' : bgr;
}

/** Writes the header. */
export function encodeTextFormat(format: TextFormat): string {
  const effects = [
    format.bold ? 'B' : '',
    format.italic ? 'I' : '',
    format.underline ? 'U' : '',
    format.strikeThrough ? 'S' : '',
  ].join('');
  const look = `FN=${encodePercent(format.font)}; EF=${effects}; CO=${colorToken(format.color)}`;
  const charset = (format.charset ?? 0).toString(16);
  const pitch = (format.pitchAndFamily ?? USUAL_PITCH_AND_FAMILY).replaceAll(/[^\da-f]/gi, '');
  return `${look}; CS=${charset}; PF=${pitch}${format.rightToLeft ? '; RL=1' : ''}`;
}
