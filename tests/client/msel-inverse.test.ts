import { describe, expect, it } from 'vitest';
import type { MselCommand } from '../../engine/exercise/commands/command.ts';
import { draftOf } from '../../engine/exercise/msel/draft.ts';
import { fullInject } from '../../engine/exercise/msel/msel.ts';
import { injectViews } from '../../engine/exercise/msel/msel-view.ts';
import { advance } from '../../engine/exercise/run.ts';
import type { InjectSpec } from '../../engine/exercise/scenario.ts';
import { submit } from '../../engine/exercise/submit.ts';
import { inverseOf } from '../../client/msel/inverse.ts';
import { inOrder, matching } from '../../client/msel/list.ts';
import { startDrill } from '../engine/response/drill.ts';

const both = (s: string) => ({ zh: s, en: s });
const inject = (id: string, over: Partial<InjectSpec> = {}): InjectSpec => ({
  id,
  number: id,
  atTick: 3600,
  from: both('city'),
  toSeatIds: ['command'],
  channel: 'phone',
  text: both(`words of ${id}`),
  expected: both(''),
  effect: { kind: 'none' },
  ...over,
});
const INJECTS = [
  inject('a', { atTick: 60 }),
  inject('b'),
  inject('c', { atTick: 7200 }),
  inject('d', { atTick: null, approval: 'draft' }),
  inject('e', { approval: 'draft' }),
];

const COMMANDS: readonly MselCommand[] = [
  { type: 'holdInject', injectId: 'b', held: true },
  { type: 'skipInject', injectId: 'b', skipped: true },
  { type: 'postponeInjects', byMin: 15, injectIds: null },
  { type: 'approveInjects', injectIds: ['d', 'e'], approval: 'approved' },
  { type: 'putInject', inject: { ...draftOf(fullInject(inject('b'))), text: both('other') } },
  { type: 'putInject', inject: draftOf(fullInject(inject('new'))) },
  { type: 'removeInject', injectId: 'c' },
];

describe('the way back', () => {
  it.each(COMMANDS)('from $type leads to the list as it was', (command) => {
    const w = startDrill({ injects: INJECTS });
    advance(w, 600);
    const before = JSON.parse(JSON.stringify(injectViews(w))) as unknown;
    const back = inverseOf(injectViews(w), command);
    const give = (c: MselCommand) => submit(w, { kind: 'instructor' }, c).rejection;
    expect(give(command)).toBeNull();
    expect(JSON.parse(JSON.stringify(injectViews(w)))).not.toEqual(before);
    expect(give(back!)).toBeNull();
    expect(JSON.parse(JSON.stringify(injectViews(w)))).toEqual(before);
  });

  it('is none where the old states differ, or a whole list came in', () => {
    const views = injectViews(startDrill({ injects: INJECTS }));
    const mixed = { type: 'approveInjects', injectIds: ['a', 'd'], approval: 'submitted' } as const;
    expect(inverseOf(views, mixed)).toBeNull();
    expect(inverseOf(views, { type: 'setMsel', injects: [], remove: ['a'] })).toBeNull();
  });
});

describe('the list', () => {
  const views = injectViews(
    startDrill({
      injects: [inject('10', { atTick: null }), inject('9', { atTick: null }), inject('x')],
    }),
  );

  it('stands by time, and what has none by its number as people count', () => {
    expect(inOrder(views).map((i) => i.id)).toEqual(['x', '9', '10']);
  });

  it('is searched by all words typed, in numbers, words and names of seats', () => {
    const ids = (typed: string) =>
      matching(views, 'all', typed, (id) => `席位 ${id}`).map((i) => i.id);
    expect(ids('words of 9')).toEqual(['9']);
    expect(ids('席位 COMMAND')).toHaveLength(3);
    expect(ids('nothing')).toEqual([]);
    expect(
      matching(views, 'manual', '', String)
        .map((i) => i.id)
        .toSorted(),
    ).toEqual(['10', '9']);
  });
});
