import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import type { Refused } from '../../engine/protocol/http.ts';
import type {
  AttachmentAnswer,
  MselCheckAnswer,
  MselFormat,
  MselImportAnswer,
  MselReading,
} from '../../engine/protocol/msel.ts';
import type { Language } from '../i18n/language.ts';
import type { ApiResult } from '../session/api.ts';

/** How a file is to be read and taken in; the members of the server's query. */
export interface ImportWish extends MselReading {
  readonly replace: boolean;
  readonly onlyGood: boolean;
  readonly approve: boolean;
}

const failed = (code: Refused['error'] | 'network', detail = '') =>
  ({ ok: false, error: { code, detail, retryAfterS: 0 } }) as const;

async function ask<T>(path: string, body: Blob | null): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, {
      method: body === null ? 'GET' : 'POST',
      credentials: 'same-origin',
      ...(body !== null && { body, headers: { 'content-type': 'application/octet-stream' } }),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const refused = (await response.json().catch(() => null)) as Refused | null;
    return failed(refused?.error ?? 'internal', refused?.detail);
  } catch {
    return failed('network');
  }
}

const root = (id: string): string => `/api/exercises/${encodeURIComponent(id)}/msel`;

function query(file: File, wish: ImportWish): string {
  const q = new URLSearchParams({
    name: file.name,
    replace: String(wish.replace),
    onlyGood: String(wish.onlyGood),
    approve: String(wish.approve),
  });
  if (wish.sheet !== undefined) q.set('sheet', wish.sheet);
  if (wish.times !== undefined) q.set('times', wish.times);
  if (wish.fields !== undefined) q.set('fields', JSON.stringify(wish.fields));
  return q.toString();
}

/** The routes of `server/http/msel.ts`. */
export const mselApi = {
  context: (id: string) => ask<MselContext>(`${root(id)}/context`, null),
  check: (id: string, file: File, wish: ImportWish) =>
    ask<MselCheckAnswer>(`${root(id)}/check?${query(file, wish)}`, file),
  take: (id: string, file: File, wish: ImportWish) =>
    ask<MselImportAnswer>(`${root(id)}/import?${query(file, wish)}`, file),
  attach: (id: string, file: File) =>
    ask<AttachmentAnswer>(
      `${root(id)}/attachments?${new URLSearchParams({ name: file.name })}`,
      file,
    ),
  attachments: (id: string) => ask<readonly Attachment[]>(`${root(id)}/attachments`, null),
};

export const exportUrl = (id: string, format: MselFormat, language: Language): string =>
  `${root(id)}/file?${new URLSearchParams({ format, lang: language })}`;
