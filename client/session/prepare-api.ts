import type {
  CheckAnswer,
  DraftFile,
  PlaceAnswer,
  SavedAnswer,
  SourceAnswer,
  TemplateCard,
} from '../../engine/protocol/prepare.ts';
import { path, request } from './api.ts';

/** Routes of the page on which scenarios are prepared. */
export const prepareApi = {
  templates: () => request<readonly TemplateCard[]>('GET', '/api/prepare/templates'),
  source: (id: string) => request<SourceAnswer>('GET', path`/api/prepare/scenarios/${id}`),
  check: (from: string, file: DraftFile) =>
    request<CheckAnswer>('POST', '/api/prepare/check', { from, file }),
  save: (from: string, file: DraftFile, over: string | null) =>
    request<SavedAnswer>('POST', '/api/prepare/scenarios', { from, file, over }),
  remove: (id: string) => request<object>('DELETE', path`/api/prepare/scenarios/${id}`),
  place: (from: string, e: number, n: number) =>
    request<PlaceAnswer>('GET', path`/api/prepare/place?from=${from}&e=${e}&n=${n}`),
};

/** The file as text, to take along; null when the server does not give it. */
export async function draftText(from: string, file: DraftFile): Promise<string | null> {
  const answer = await request<string>('POST', '/api/prepare/text', { from, file }, 'text');
  return answer.ok ? answer.value : null;
}

/** Address of the ground of a template. */
export const templateTerrain = (from: string): string => path`/api/prepare/terrain/${from}`;
