import type { InjectSpec } from '../scenario.ts';
import type { ConditionTrigger } from './condition.ts';

/** Only approved injects fire by themselves; the instructor may fire any by hand. */
export const APPROVALS = ['draft', 'submitted', 'approved'] as const;
export type Approval = (typeof APPROVALS)[number];

/** How an inject comes about. `offTimeline` ones are kept in reserve: only the instructor fires them. */
export const TRIGGER_KINDS = ['timed', 'conditional', 'manual', 'offTimeline'] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

/** A file handed over with an inject. Its bytes lie with the server, under their hash. */
export interface Attachment {
  readonly name: string;
  /** SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** What the master scenario events list says of an inject beside the message and its effect. */
export interface MselPart {
  /** Fires when this holds; `atTick`, if given, is then the earliest time. */
  readonly when?: ConditionTrigger | null;
  readonly offTimeline?: boolean;
  readonly approval?: Approval;
  /** The controller who answers for it; empty for nobody in particular. */
  readonly responsible?: string;
  /** Number of the scenario's objective that it serves, from 1; null for none. */
  readonly objective?: number | null;
  /** Target of the plan that it puts to the test; null for none. */
  readonly targetId?: string | null;
  readonly attachments?: readonly Attachment[];
}

/** An inject with everything said. */
export type Inject = InjectSpec & Required<MselPart>;

/** How far one inject has come. */
export interface InjectState {
  id: string;
  /** Tick of the last firing; -1 before the first. */
  firedTick: number;
  fires: number;
  held: boolean;
  skipped: boolean;
  /** Sum of postponements, s. */
  shiftTicks: number;
  /** Tick since which its condition has held without a break; -1 while it does not. */
  holdsSinceTick: number;
}

/** Part of the exercise state: the list as it stands now and how far it has come, sorted by id. */
export interface MselSlice {
  msel: Inject[];
  injects: InjectState[];
}

export type FiredBy = 'time' | 'condition' | 'instructor';

export type MselEvent =
  | {
      readonly type: 'injectFired';
      readonly injectId: string;
      readonly by: FiredBy;
    }
  | { readonly type: 'injectHeld'; readonly injectId: string; readonly held: boolean }
  | { readonly type: 'injectSkipped'; readonly injectId: string; readonly skipped: boolean }
  | {
      readonly type: 'injectsPostponed';
      readonly injectIds: readonly string[];
      readonly byTicks: number;
    }
  | {
      readonly type: 'injectsApproved';
      readonly injectIds: readonly string[];
      readonly approval: Approval;
    }
  /** The condition of an inject has begun to hold, or holds no longer. */
  | { readonly type: 'conditionTurned'; readonly injectId: string; readonly holds: boolean }
  /** Who reads the story learns that the list was changed; what stands in it now is the state's. */
  | {
      readonly type: 'mselChanged';
      readonly added: readonly string[];
      readonly changed: readonly string[];
      readonly removed: readonly string[];
    }
  /** Housekeeping: the injects as they are from now on. */
  | {
      readonly type: 'mselWritten';
      readonly put: readonly Inject[];
      readonly removed: readonly string[];
    };

/** An inject of a scenario file with what it leaves out: approved, and by hand without a time. */
export const fullInject = (spec: InjectSpec): Inject => ({
  when: null,
  offTimeline: false,
  approval: 'approved',
  responsible: '',
  objective: null,
  targetId: null,
  attachments: [],
  ...spec,
});

/** Files of an inject as its message carries them: parameters of messages are text or numbers. */
export const attachmentsParam = (files: readonly Attachment[]): string => JSON.stringify(files);

/** What `attachmentsParam` wrote; no files where it is something else, as in logs of others. */
export function attachmentsIn(param: unknown): readonly Pick<Attachment, 'name' | 'sha256'>[] {
  if (typeof param !== 'string') return [];
  let said: unknown;
  try {
    said = JSON.parse(param);
  } catch {
    return [];
  }
  return Array.isArray(said) ? said.filter(isFile) : [];
}

const isFile = (x: unknown): x is Pick<Attachment, 'name' | 'sha256'> =>
  typeof x === 'object' &&
  x !== null &&
  'name' in x &&
  typeof x.name === 'string' &&
  'sha256' in x &&
  typeof x.sha256 === 'string';

export const freshInject = (id: string): InjectState => ({
  id,
  firedTick: -1,
  fires: 0,
  held: false,
  skipped: false,
  shiftTicks: 0,
  holdsSinceTick: -1,
});

/** Code-unit order: the same on every machine and in every locale. */
const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

export function initialMsel(injects: readonly InjectSpec[]): MselSlice {
  const msel = injects.map(fullInject).sort(byId);
  return { msel, injects: msel.map((i) => freshInject(i.id)) };
}

export const triggerKind = (i: Pick<Inject, 'atTick' | 'when' | 'offTimeline'>): TriggerKind =>
  i.offTimeline
    ? 'offTimeline'
    : i.when !== null
      ? 'conditional'
      : i.atTick === null
        ? 'manual'
        : 'timed';

/** When a timed inject is due, or a conditional one may fire at the earliest; null without a time. */
export const dueTick = (i: Pick<Inject, 'atTick'>, s: Pick<InjectState, 'shiftTicks'>) =>
  i.atTick === null ? null : Math.max(0, i.atTick + s.shiftTicks);

/** Whether an inject may still fire by itself. */
export function isLive(i: Inject, s: InjectState): boolean {
  if (i.offTimeline || i.approval !== 'approved' || s.held || s.skipped) return false;
  if (i.when === null) return i.atTick !== null && s.fires === 0;
  if (s.fires === 0) return true;
  const { repeat } = i.when;
  return repeat !== null && (repeat.atMost === null || s.fires < repeat.atMost);
}

/** All the instructor's page needs to know of one inject. */
export interface InjectView extends Inject {
  readonly kind: TriggerKind;
  readonly dueTick: number | null;
  readonly firedTick: number | null;
  readonly fires: number;
  readonly held: boolean;
  readonly skipped: boolean;
  readonly holdsSinceTick: number | null;
}
