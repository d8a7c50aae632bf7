import type { Setup } from '../../engine/exercise/setup.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import type {
  AddressesAnswer,
  CreatedAnswer,
  EventsAnswer,
  ExercisesAnswer,
  MeAnswer,
  Refused,
  ReplayAnswer,
  ReviewAnswer,
  ScenariosAnswer,
} from '../../engine/protocol/http.ts';
import type { SessionKind } from '../../engine/protocol/wire.ts';

/** A refused or failed request; `code` picks the words. */
export interface ApiError {
  readonly code: Refused['error'] | 'network';
  readonly detail: string;
  readonly retryAfterS: number;
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError };

const failure = (code: ApiError['code'], body: Partial<Refused> = {}): ApiError => ({
  code,
  detail: body.detail ?? '',
  retryAfterS: body.retryAfterS ?? 0,
});

async function readError(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as Refused;
    return failure(body.error, body);
  } catch {
    // Not one of our answers: a proxy, or the server on its way down.
    return failure(response.status === 404 ? 'notAvailable' : 'internal');
  }
}

const HOST_KEY = 'sandtable.hostKey';

/** The key that the server printed, for creating exercises from another machine. */
export function keepHostKey(key: string): void {
  try {
    sessionStorage.setItem(HOST_KEY, key);
  } catch {
    // Without storage the key would have to be given again on every page; nothing else is lost.
  }
}

function hostKeyHeader(): Record<string, string> {
  try {
    const key = sessionStorage.getItem(HOST_KEY);
    return key === null ? {} : { 'x-host-key': key };
  } catch {
    return {};
  }
}

/** Asks the server; `as` says how the answer is read. */
export async function request<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: unknown = {},
  as: 'json' | 'text' = 'json',
): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        ...hostKeyHeader(),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) return { ok: false, error: await readError(response) };
    return { ok: true, value: (await response[as]()) as T };
  } catch {
    return { ok: false, error: failure('network') };
  }
}

/** An address whose parts are escaped. */
export const path = (strings: TemplateStringsArray, ...parts: (string | number)[]): string =>
  String.raw({ raw: strings }, ...parts.map((part) => encodeURIComponent(part)));

/** The HTTP routes; what they answer is described in `engine/protocol/http.ts`. */
export const api = {
  me: () => request<MeAnswer>('GET', '/api/me'),
  scenarios: () => request<ScenariosAnswer>('GET', '/api/scenarios'),
  exercises: () => request<ExercisesAnswer>('GET', '/api/exercises'),
  addresses: () => request<AddressesAnswer>('GET', '/api/addresses'),
  create: (body: { scenarioId: string; seed?: string; planId?: string | null }) =>
    request<CreatedAnswer>('POST', '/api/exercises', body),
  instructor: (body: { id: string; key: string }) =>
    request<MeAnswer>('POST', '/api/instructor', body),
  openDesk: (id: string) => request<MeAnswer>('POST', path`/api/exercises/${id}/desk`),
  seat: (seatId: string) => request<MeAnswer>('POST', '/api/seat', { seatId }),
  leave: (as: SessionKind) => request<MeAnswer>('POST', '/api/leave', { as }),
  review: (id: string) => request<ReviewAnswer>('GET', path`/api/review/${id}`),
  events: (id: string, from = 0) =>
    request<EventsAnswer>('GET', path`/api/review/${id}/events?from=${from}`),
  replaySetup: (id: string, view: ViewId) =>
    request<Setup>('GET', path`/api/replay/${id}/setup?view=${view}`),
  replayAt: (id: string, tick: number, view: ViewId) =>
    request<ReplayAnswer>('GET', path`/api/replay/${id}/at?tick=${tick}&view=${view}`),
  branch: (id: string, tick: number) =>
    request<CreatedAnswer>('POST', path`/api/exercises/${id}/branch`, { tick }),
};

/** Address of the terrain of the exercise that this browser takes part in. */
export const terrainUrl = (as: SessionKind): string => path`/api/terrain?as=${as}`;
