import { describe, expect, it } from 'vitest';
import type { MselCommand } from '../../../../engine/exercise/commands/command.ts';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import type { LayerId } from '../../../../engine/exercise/layer-frame.ts';
import { draftOf } from '../../../../engine/exercise/msel/draft.ts';
import { fullInject } from '../../../../engine/exercise/msel/msel.ts';
import { readTrigger } from '../../../../engine/exercise/msel/condition-text.ts';
import { advance } from '../../../../engine/exercise/run.ts';
import type { InjectSpec } from '../../../../engine/exercise/scenario.ts';
import { setupOf } from '../../../../engine/exercise/setup-of.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { RICH, startRich } from '../../../support/rich-run.ts';

const SECRET = '机密注入';
const both = (s: string) => ({ zh: s, en: s });
const when = (text: string) => {
  const r = readTrigger(text);
  if (!r.ok) throw new Error(r.error.expected);
  return r.value;
};
const hidden = (id: string, over: Partial<InjectSpec>): InjectSpec => ({
  ...RICH.injects[0]!,
  id,
  number: id,
  atTick: null,
  text: both(SECRET),
  expected: both(SECRET),
  ...over,
});

/** Injects none of which reaches anybody within the hours that are compared. */
const UNFIRED: readonly InjectSpec[] = [
  hidden('y-turns', { when: when('elapsedMin >= 10 and burnedHa >= 0 for 20h') }),
  hidden('y-draft', { atTick: 900, approval: 'draft' }),
  hidden('y-draft-when', { when: when('elapsedMin >= 5'), approval: 'submitted' }),
  hidden('y-reserve', { atTick: 900, offTimeline: true }),
  hidden('y-held', { atTick: 1200 }),
  hidden('y-skipped', { atTick: 1300, effect: { kind: 'closeRoad', edgeId: 1, debrisM3: 9 } }),
  hidden('y-later', { atTick: 20_000 }),
];
const COMMANDS: readonly (readonly [number, MselCommand])[] = [
  [300, { type: 'holdInject', injectId: 'y-held', held: true }],
  [300, { type: 'skipInject', injectId: 'y-skipped', skipped: true }],
  [600, { type: 'postponeInjects', byMin: 30, injectIds: ['y-later'] }],
  [1500, { type: 'putInject', inject: draftOf(fullInject(hidden('y-new', { atTick: 18_000 }))) }],
  [2400, { type: 'removeInject', injectId: 'y-draft' }],
];
const UNTIL = 3 * 3600;
const LOOK = 300;

function shown(secret: boolean): { seen: Map<string, string>; w: World } {
  const scenario = secret ? { ...RICH, injects: [...RICH.injects, ...UNFIRED] } : RICH;
  const w = startRich('immer', scenario);
  const seen = new Map<string, string>();
  for (let tick = LOOK; tick <= UNTIL; tick += LOOK) {
    advance(w, tick);
    if (secret)
      for (const [at, c] of COMMANDS)
        if (at === tick) expect(submit(w, { kind: 'instructor' }, c).rejection).toBeNull();
    for (const { id } of scenario.seats) {
      for (const [part, value] of Object.entries(viewOf(w, id)))
        seen.set(`${tick} ${id} ${part}`, JSON.stringify(value));
      seen.set(`${tick} ${id} setup`, JSON.stringify(setupOf(w, id)));
      for (const layer of Object.keys(layerVersions(w, id)))
        seen.set(`${tick} ${id} ${layer}`, JSON.stringify(layerOf(w, id, layer as LayerId)));
    }
  }
  return { seen, w };
}

describe('what players are shown', () => {
  it('is the same bytes whatever waits in the list and whatever is done with it', () => {
    const open = shown(false);
    const secret = shown(true);
    const differs = [...open.seen].filter(([at, bytes]) => secret.seen.get(at) !== bytes);
    expect(differs.map(([at]) => at)).toEqual([]);
    expect(secret.seen.size).toBe(open.seen.size);
    expect([...secret.seen.values()].some((bytes) => bytes.includes(SECRET))).toBe(false);
    // The comparison says something only if conditions did turn and nothing was fired.
    const told = secret.w.events.filter((e) => e.body.type === 'conditionTurned');
    expect(told).not.toHaveLength(0);
    expect(secret.w.state.injects.filter((i) => i.id.startsWith('y-') && i.fires > 0)).toEqual([]);
    expect(JSON.stringify(viewOf(secret.w, 'truth').control)).toContain(SECRET);
  });
});
