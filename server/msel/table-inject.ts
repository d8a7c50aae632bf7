import type { InjectDraft } from '../../engine/exercise/msel/draft.ts';
import type { InjectSpec } from '../../engine/exercise/scenario.ts';
import type { EffectFile, InjectFile } from '../../engine/protocol/msel-file-schema.ts';
import { readTrigger, triggerText } from '../../engine/exercise/msel/condition-text.ts';

/** An inject between a file and an exercise: places and attachments still by name. */
export interface TableInject extends Omit<InjectDraft, 'effect' | 'attachments'> {
  readonly effect: EffectFile;
  readonly attachments: readonly string[];
}

/** An effect as files write it. */
export function effectFile(e: InjectSpec['effect']): EffectFile {
  switch (e.kind) {
    case 'closeRoad':
      return { kind: 'closeRoad', edge: e.edgeId, debrisM3: e.debrisM3 };
    case 'outage':
      return { kind: 'outage', facilities: [...e.assetIds] };
    case 'delivery':
      return { kind: 'delivery', delivery: e.deliveryId };
    case 'incident':
      return { kind: 'incident', incident: e.incidentId };
    default:
      return e;
  }
}

export const tableInject = (d: InjectDraft): TableInject => ({
  ...d,
  effect: effectFile(d.effect),
  attachments: d.attachments.map((a) => a.name),
});

/** The same as a scenario file has it. Its condition has been read before. */
export function injectFile(t: TableInject): InjectFile {
  const { atTick, toSeatIds, targetId, when, text, from, expected, ...rest } = t;
  const read = when === null ? null : readTrigger(when);
  if (read !== null && !read.ok) throw new Error(`inject ${t.number}: a condition that is unread`);
  return {
    ...rest,
    from,
    text,
    expected,
    at: atTick,
    to: [...toSeatIds],
    target: targetId,
    attachments: [...t.attachments],
    when: read === null ? null : read.value,
  };
}

export const tableOfFile = (f: InjectFile): TableInject => ({
  id: f.id,
  number: f.number,
  atTick: f.at,
  when: f.when === null ? null : triggerText(f.when),
  offTimeline: f.offTimeline,
  from: f.from,
  toSeatIds: f.to,
  channel: f.channel,
  text: f.text,
  expected: f.expected,
  responsible: f.responsible,
  objective: f.objective,
  targetId: f.target,
  attachments: f.attachments,
  approval: f.approval,
  effect: f.effect,
});
