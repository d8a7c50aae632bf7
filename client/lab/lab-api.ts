import type {
  StudiesAnswer,
  StudyAnswer,
  StudyCard,
  StudyFormAnswer,
} from '../../engine/protocol/studies.ts';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import { path, request } from '../session/api.ts';

export type ReportKind = 'html' | 'en.html' | 'xlsx' | 'csv' | 'json';

/** Routes of the lab; what they answer is described in `engine/protocol/studies.ts`. */
export const labApi = {
  studies: () => request<StudiesAnswer>('GET', '/api/studies'),
  form: () => request<StudyFormAnswer>('GET', '/api/studies/form'),
  start: (spec: StudySpec) => request<StudyCard>('POST', '/api/studies', spec),
  study: (id: string) => request<StudyAnswer>('GET', path`/api/studies/${id}`),
  stop: (id: string) => request<StudyCard>('POST', path`/api/studies/${id}/stop`),
  resume: (id: string) => request<StudyCard>('POST', path`/api/studies/${id}/resume`),
  replay: (id: string, seed: number) =>
    request<{ id: string }>('POST', path`/api/studies/${id}/replay`, { seed }),
};

export const reportUrl = (id: string, kind: ReportKind): string =>
  path`/api/studies/${id}/report.${kind}`;
