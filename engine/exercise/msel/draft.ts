import { Hasher } from '../../kernel/hash.ts';
import type { Result } from '../../kernel/result.ts';
import type { Text } from '../../region/region.ts';
import type { InjectFault } from './check-inject.ts';
import { readTrigger, triggerText } from './condition-text.ts';
import type { Inject } from './msel.ts';

/** An inject as people and files write it: its condition is a line of text. */
export type InjectDraft = Omit<Inject, 'when'> & { readonly when: string | null };

/** What was written of an inject, with its condition as text again. */
export const draftOf = (i: Inject): InjectDraft => ({
  id: i.id,
  number: i.number,
  atTick: i.atTick,
  when: i.when === null ? null : triggerText(i.when),
  offTimeline: i.offTimeline,
  from: i.from,
  toSeatIds: i.toSeatIds,
  channel: i.channel,
  text: i.text,
  expected: i.expected,
  responsible: i.responsible,
  objective: i.objective,
  targetId: i.targetId,
  attachments: i.attachments,
  approval: i.approval,
  effect: i.effect,
});

/** In whose name an inject comes that names nobody. */
export const FROM_CONTROL: Text = { zh: '导调组', en: 'Control team' };

/** An inject about which nothing has been said yet: by hand, to nobody, without words. */
export const emptyDraft = (id: string): InjectDraft => ({
  id,
  number: '',
  atTick: null,
  when: null,
  offTimeline: false,
  from: FROM_CONTROL,
  toSeatIds: [],
  channel: 'phone',
  text: { zh: '', en: '' },
  expected: { zh: '', en: '' },
  responsible: '',
  objective: null,
  targetId: null,
  attachments: [],
  approval: 'draft',
  effect: { kind: 'none' },
});

/** Reads the condition of a draft; its fault says how many characters stand before the mistake. */
export function injectOf(draft: InjectDraft): Result<Inject, InjectFault> {
  if (draft.when === null) return { ok: true, value: { ...draft, when: null } };
  const read = readTrigger(draft.when);
  if (read.ok) return { ok: true, value: { ...draft, when: read.value } };
  const { at, expected, got } = read.error;
  return {
    ok: false,
    error: { member: 'when', code: 'conditionUnknown', expected, got: `${at + 1}: ${got}` },
  };
}

/** Equal in everything that the list says of them. */
export const sameInject = (a: Inject, b: Inject): boolean => digest(a) === digest(b);

const digest = (i: Inject): string => new Hasher().json(draftOf(i)).digest();
