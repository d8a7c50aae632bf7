import type {
  EntriesAnswer,
  EntryDraft,
  EvaluationAnswer,
  EvaluatorAccessAnswer,
  EvaluatorAnswer,
  EvaluatorFeed,
} from '../../engine/protocol/evaluation.ts';
import type { AarAnswer, RetestAnswer, RetestChoicesAnswer } from '../../engine/protocol/http.ts';
import { path, request } from './api.ts';

/** Routes of evaluators and of the review; see `engine/protocol/evaluation.ts`. */
export const evaluationApi = {
  access: (id: string) =>
    request<EvaluatorAccessAnswer>('GET', path`/api/exercises/${id}/evaluators`),
  issue: (id: string, packId: string) =>
    request<EvaluatorAccessAnswer>('POST', path`/api/exercises/${id}/evaluators`, { packId }),
  join: (code: string, name: string) =>
    request<EvaluatorAnswer>('POST', '/api/evaluator', { code, name }),
  me: () => request<EvaluatorAnswer>('GET', '/api/evaluator'),
  feed: (from: number) => request<EvaluatorFeed>('GET', path`/api/evaluator/feed?from=${from}`),
  read: (id: string) => request<EvaluationAnswer>('GET', path`/api/evaluations/${id}`),
  write: (id: string, entries: readonly EntryDraft[]) =>
    request<EntriesAnswer>('POST', path`/api/evaluations/${id}`, { entries }),
  aar: (id: string) => request<AarAnswer>('GET', path`/api/review/${id}/aar`),
  retests: (id: string) => request<RetestChoicesAnswer>('GET', path`/api/review/${id}/retests`),
  retest: (id: string, other: string) =>
    request<RetestAnswer>('GET', path`/api/review/${id}/retest/${other}`),
};

/** Address of a file of the review, in one language; `other` adds the re-test. */
export const reviewFileUrl = (
  id: string,
  file: string,
  language: string,
  other: string | null = null,
): string =>
  path`/api/review/${id}/${file}?lang=${language}` + (other === null ? '' : path`&with=${other}`);
