import { createHash } from 'node:crypto';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import type { AttachmentCode } from '../../engine/protocol/msel.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';

/** Files handed over with injects are pictures, forms and recordings; more is not sent around a LAN. */
export const ATTACHMENT_MAX_BYTES = 5 * 1024 * 1024;

interface Kind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  matches(b: Uint8Array): boolean;
}

const ascii = (b: Uint8Array, from: number, text: string): boolean =>
  [...text].every((c, i) => b[from + i] === c.charCodeAt(0));

const begins = (b: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((x, i) => b[i] === x);

function isText(b: Uint8Array): boolean {
  if (b.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(b);
    return true;
  } catch {
    return false;
  }
}

/** What may be handed over, told by its first bytes; text is whatever reads as UTF-8 and is no other. */
const KINDS: readonly Kind[] = [
  {
    mediaType: 'image/png',
    extensions: ['png'],
    matches: (b) => begins(b, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  {
    mediaType: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    matches: (b) => begins(b, 0xff, 0xd8, 0xff),
  },
  {
    mediaType: 'image/gif',
    extensions: ['gif'],
    matches: (b) => ascii(b, 0, 'GIF87a') || ascii(b, 0, 'GIF89a'),
  },
  {
    mediaType: 'image/webp',
    extensions: ['webp'],
    matches: (b) => ascii(b, 0, 'RIFF') && ascii(b, 8, 'WEBP'),
  },
  { mediaType: 'application/pdf', extensions: ['pdf'], matches: (b) => ascii(b, 0, '%PDF-') },
  {
    mediaType: 'audio/mpeg',
    extensions: ['mp3'],
    matches: (b) => ascii(b, 0, 'ID3') || (b[0] === 0xff && (b[1]! & 0xe6) === 0xe2),
  },
  {
    mediaType: 'audio/wav',
    extensions: ['wav'],
    matches: (b) => ascii(b, 0, 'RIFF') && ascii(b, 8, 'WAVE'),
  },
  { mediaType: 'video/mp4', extensions: ['mp4', 'm4a'], matches: (b) => ascii(b, 4, 'ftyp') },
  { mediaType: 'text/plain', extensions: ['txt', 'csv', 'md'], matches: isText },
];

export const ATTACHMENT_EXTENSIONS: readonly string[] = KINDS.flatMap((k) => k.extensions);

/** `name` as a file of its own: no folders, nothing hidden, no characters that systems refuse. */
// oxlint-disable-next-line no-control-regex
const PLAIN_NAME = /^(?!\.)[^\\/:*?"<>|\u0000-\u001f]{1,200}$/;

export interface AttachmentFault {
  readonly code: AttachmentCode;
  readonly expected: string;
  readonly got: string;
}

/** Checks a file by name, size and first bytes; says what it is. */
export function readAttachment(
  name: string,
  bytes: Uint8Array,
): Result<Attachment, AttachmentFault> {
  const no = (code: AttachmentFault['code'], expected: string, got: string) =>
    err({ code, expected, got });
  if (!PLAIN_NAME.test(name)) return no('badName', 'photo.jpg', name);
  if (bytes.length === 0) return no('empty', '1', '0');
  if (bytes.length > ATTACHMENT_MAX_BYTES)
    return no('tooBig', String(ATTACHMENT_MAX_BYTES), String(bytes.length));
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const said = KINDS.find((k) => k.extensions.includes(extension));
  if (said === undefined)
    return no('kindRefused', ATTACHMENT_EXTENSIONS.join(', '), extension === '' ? name : extension);
  const real = KINDS.find((k) => k.matches(bytes));
  if (real !== said) return no('notWhatItSays', said.mediaType, real?.mediaType ?? magic(bytes));
  return ok({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: said.mediaType,
    bytes: bytes.length,
  });
}

/** First bytes of something unknown, for the person who sent it. */
const magic = (b: Uint8Array): string =>
  [...b.subarray(0, 8)].map((x) => x.toString(16).padStart(2, '0')).join(' ');
