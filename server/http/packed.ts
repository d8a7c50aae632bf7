import { stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';

const ENDINGS = { br: '.br', gzip: '.gz' } as const;
const PACKED = /\.(js|css|svg|json)$/;

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Path of the file asked for, below `dir`; null when it leads elsewhere or is never packed. */
function fileOf(dir: string, req: Request): string | null {
  if (req.method !== 'GET' && req.method !== 'HEAD') return null;
  if (!PACKED.test(req.path)) return null;
  try {
    const path = normalize(decodeURIComponent(req.path));
    return path.includes('\0') || path.includes('..') ? null : join(dir, path);
  } catch {
    return null;
  }
}

async function choose(dir: string, req: Request, res: Response): Promise<void> {
  const path = fileOf(dir, req);
  if (path === null) return;
  // A cache between us and the page must not hand a packed file to who cannot read it.
  res.vary('Accept-Encoding');
  // Browsers name gzip first out of habit; what is smaller wins among all they read.
  const encoding = (['br', 'gzip'] as const).find((e) => req.acceptsEncodings(e) === e);
  if (encoding === undefined) return;
  if (!(await isFile(path + ENDINGS[encoding]))) return;
  res.type(path.slice(path.lastIndexOf('.')));
  res.setHeader('content-encoding', encoding);
  req.url = req.url.replace(req.path, req.path + ENDINGS[encoding]);
}

/**
 * Sends a request for a text file on to the `.br` or `.gz` that the build wrote beside it, for the
 * static files' handler behind this one; the page is packed once, not for every browser.
 */
export const packedFiles =
  (dir: string): RequestHandler =>
  (req, res, next) => {
    choose(dir, req, res).then(() => next(), next);
  };
