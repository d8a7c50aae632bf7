import { expect } from 'vitest';
import type { Command, MselCommand } from '../../../../engine/exercise/commands/command.ts';
import { readTrigger } from '../../../../engine/exercise/msel/condition-text.ts';
import { draftOf, type InjectDraft } from '../../../../engine/exercise/msel/draft.ts';
import { fullInject, type MselPart } from '../../../../engine/exercise/msel/msel.ts';
import type { InjectSpec } from '../../../../engine/exercise/scenario.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { drillScenario, eventsOf } from '../../response/drill.ts';

export const both = (s: string) => ({ zh: s, en: s });
export const when = (text: string): NonNullable<MselPart['when']> => {
  const r = readTrigger(text);
  if (!r.ok) throw new Error(JSON.stringify(r.error));
  return r.value;
};
export const inject = (id: string, over: Partial<InjectSpec> = {}): InjectSpec => ({
  id,
  number: id,
  atTick: null,
  from: both('city'),
  toSeatIds: ['command'],
  channel: 'phone',
  text: both(`words of ${id}`),
  expected: both(''),
  effect: { kind: 'none' },
  ...over,
});
export const draft = (id: string, over: Partial<InjectDraft> = {}): InjectDraft => ({
  ...draftOf(fullInject(inject(id))),
  ...over,
});
export const control = (w: World, c: Command) => submit(w, { kind: 'instructor' }, c).rejection;
export const must = (w: World, c: MselCommand): void => expect(control(w, c)).toBeNull();
export const fired = (w: World, id?: string) =>
  eventsOf(w, 'injectFired')
    .filter((e) => id === undefined || e.body.injectId === id)
    .map((e) => e.tick);
export const textsTo = (w: World, seat: string) =>
  viewOf(w, seat).messages.map((m) => String(m.params['zh']));

/** The drill, in which the command may report and acknowledge too. */
export const SPEAKING = {
  seats: drillScenario().seats.map((s) => ({
    ...s,
    commands: [...s.commands, 'report', 'acknowledge'] as const,
  })),
};
