import type {
  DiscussionAnswer,
  HandoverAnswer,
  ObjectivesAnswer,
  ObjectiveState,
  TakenAnswer,
  TutorialAnswer,
} from '../../engine/protocol/discussion.ts';
import type {
  ActAnswer,
  BoardAnswer,
  ChooseGroup,
  SetAct,
  SetCreated,
  SetOrder,
  SetsAnswer,
} from '../../engine/protocol/groups.ts';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import type { PaceMessage, SessionKind } from '../../engine/protocol/wire.ts';
import { path, request } from './api.ts';

export interface PracticeOrder {
  readonly scenarioId: string;
  readonly seatId: string;
  readonly person: string;
  readonly seed?: string;
  readonly mode: 'practice' | 'tutorial';
}

/** Routes of whoever conducts exercises beyond the desk of one of them. */
export const groupsApi = {
  found: (order: SetOrder) => request<SetCreated>('POST', '/api/sets', order),
  sets: () => request<SetsAnswer>('GET', '/api/sets'),
  open: (key: { id: string; key: string }) => request<BoardAnswer>('POST', '/api/sets/open', key),
  board: () => request<BoardAnswer>('GET', '/api/sets/current'),
  act: (act: SetAct) => request<ActAnswer>('POST', '/api/sets/current/act', act),
  desk: (group: number) => request<MeAnswer>('POST', '/api/sets/current/desk', { group }),
  join: (body: { code: string; person: string; group?: number }) =>
    request<MeAnswer | ChooseGroup>('POST', '/api/join', body),
  practice: (order: PracticeOrder) => request<MeAnswer>('POST', '/api/practice', order),
  practiceAct: (act: PaceMessage | { readonly type: 'end' }) =>
    request<MeAnswer>('POST', '/api/practice/act', act),
  tutorial: () => request<TutorialAnswer>('GET', '/api/tutorial'),
};

/** Questions of a tabletop exercise. */
export const discussionApi = {
  read: (as: SessionKind) => request<DiscussionAnswer>('GET', path`/api/discussion?as=${as}`),
  ask: (questionId: string) =>
    request<DiscussionAnswer>('POST', '/api/discussion/ask', { questionId }),
  askFreely: (q: {
    inject: string;
    question: string;
    seatIds: readonly string[];
    minutes: number;
  }) => request<DiscussionAnswer>('POST', '/api/discussion/ask', q),
  answer: (a: { questionId: string; analysis: string; decision: string }) =>
    request<DiscussionAnswer>('POST', '/api/discussion/answer', a),
  close: (questionId: string, share: boolean) =>
    request<DiscussionAnswer>('POST', '/api/discussion/close', { questionId, share }),
};

/** The instructor's own book, and the desk handed on. */
export const conductApi = {
  objectives: () => request<ObjectivesAnswer>('GET', '/api/objectives'),
  judge: (index: number, state: ObjectiveState) =>
    request<ObjectivesAnswer>('POST', '/api/objectives', { index, state }),
  offer: () => request<HandoverAnswer>('POST', '/api/handover'),
  offerSet: () => request<HandoverAnswer>('POST', '/api/sets/current/handover'),
  take: (code: string) => request<TakenAnswer>('POST', '/api/handover/take', { code }),
};
