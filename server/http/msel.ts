import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { MSEL_FIELDS, MSEL_FORMATS, TIME_READINGS } from '../../engine/protocol/msel.ts';
import type {
  AttachmentAnswer,
  MselCheckAnswer,
  MselFormat,
  MselImportAnswer,
} from '../../engine/protocol/msel.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import type { Entry } from '../exercises/entry.ts';
import { ATTACHMENT_MAX_BYTES, readAttachment } from '../msel/attachment.ts';
import { TABLE_LIMITS } from '../msel/cells.ts';
import { injectsOf, MselDesk } from '../msel/desk.ts';
import { deskOf, notAvailable, parsed, sessionOf, textField, type HttpContext } from './context.ts';

const flag = z.stringbool().default(false);

/** The columns come as JSON in the query: the body is the file itself. */
const fieldsQuery = z
  .string()
  .max(4000)
  .transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      ctx.issues.push({ code: 'custom', message: 'JSON', input: text });
      return z.NEVER;
    }
  });
const importQuery = z.object({
  name: textField(200),
  sheet: z.string().max(100).optional(),
  fields: fieldsQuery.pipe(z.array(z.enum(MSEL_FIELDS).nullable()).max(100)).optional(),
  times: z.enum(TIME_READINGS).optional(),
  replace: flag,
  onlyGood: flag,
  approve: flag,
});
const exportQuery = z.object({
  format: z.enum(MSEL_FORMATS),
  lang: z.enum(['zh', 'en']).default('zh'),
});
const nameQuery = z.object({ name: textField(200) });

const MEDIA: Readonly<Record<MselFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
};

const file = (limit: number) => express.raw({ type: () => true, limit });

const bytesOf = (req: Request): Uint8Array =>
  Buffer.isBuffer(req.body) ? req.body : new Uint8Array();

/** Files as themselves, never as pages. */
function send(res: Response, name: string, mediaType: string, bytes: Uint8Array): void {
  res.setHeader('content-type', mediaType);
  res.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  res.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The MSEL as files, and what injects hand over. Bodies are files: they go before the JSON reader. */
export function mselRoutes(c: HttpContext): Router {
  const r = Router();
  const desk = new MselDesk(c.directory, c.attachments);

  r.use('/exercises/:id/msel', (req, res, next) => {
    if (deskOf(c, req, req.params.id) === null) notAvailable(res);
    else next();
  });
  const entryOf = (req: Request<{ id: string }>): Entry => deskOf(c, req, req.params.id)!;

  r.get('/exercises/:id/msel/context', (req, res) => {
    res.json(entryOf(req).scenario.msel satisfies MselContext);
  });

  r.get('/exercises/:id/msel/file', async (req, res) => {
    const query = parsed(res, exportQuery, req.query);
    if (query === null) return;
    const bytes = await desk.write(entryOf(req), query.format, query.lang);
    send(res, `msel.${query.format}`, MEDIA[query.format], bytes);
  });

  r.post('/exercises/:id/msel/check', file(TABLE_LIMITS.bytes), async (req, res) => {
    const query = parsed(res, importQuery, req.query);
    if (query === null) return;
    const { name, sheet, fields, times, ...how } = query;
    const wish = { name, reading: { sheet, fields, times }, ...how };
    res.json((await desk.check(entryOf(req), bytesOf(req), wish)) satisfies MselCheckAnswer);
  });

  r.post('/exercises/:id/msel/import', file(TABLE_LIMITS.bytes), async (req, res) => {
    const query = parsed(res, importQuery, req.query);
    if (query === null) return;
    const { name, sheet, fields, times, ...how } = query;
    const wish = { name, reading: { sheet, fields, times }, ...how };
    res.json((await desk.take(entryOf(req), bytesOf(req), wish)) satisfies MselImportAnswer);
  });

  // One byte more than is taken, so that a file that is too big is told so by the check.
  const attachment = file(ATTACHMENT_MAX_BYTES + 1);
  r.post('/exercises/:id/msel/attachments', attachment, async (req, res) => {
    const query = parsed(res, nameQuery, req.query);
    if (query === null) return;
    const bytes = bytesOf(req);
    const read = readAttachment(query.name, bytes);
    if (read.ok) await c.attachments.put(req.params.id, read.value, bytes);
    const answer: AttachmentAnswer = read.ok
      ? { attachment: read.value, problem: null }
      : { attachment: null, problem: read.error };
    res.json(answer);
  });

  r.get('/exercises/:id/msel/attachments', async (req, res) => {
    res.json([...(await c.attachments.list(req.params.id)).values()]);
  });

  // A player's way: the session says of which exercise, the inject whether it is theirs yet.
  r.get('/attachments/:sha256', async (req, res) => {
    const held = await mayRead(c, req, req.params.sha256);
    const bytes = held === null ? null : await c.attachments.bytes(held.entry.row, held.file);
    if (held === null || bytes === null) return notAvailable(res);
    send(res, held.file.name, held.file.mediaType, bytes);
  });
  return r;
}

/** The instructor may read the files of all injects; a seat those of injects that were sent to it. */
async function mayRead(
  c: HttpContext,
  req: Request,
  sha256: string,
): Promise<{ entry: Entry; file: Attachment } | null> {
  for (const who of [sessionOf(c, req, 'desk'), sessionOf(c, req, 'seat')]) {
    if (who === null) continue;
    const { entry, session } = who;
    for (const i of await injectsOf(c.directory, entry)) {
      const file = i.attachments.find((a) => a.sha256 === sha256);
      if (file === undefined) continue;
      const sent = i.fires > 0 && i.toSeatIds.some((id) => id === session.seatId);
      if (session.kind === 'desk' || sent) return { entry, file };
    }
  }
  return null;
}
