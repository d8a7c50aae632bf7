import { describe, expect, it } from 'vitest';
import { dryDays, HOUR, newLandslides } from '../../../support/landslide-world.ts';

const WAVE = { scheme: 'fv1', refine: 1, densityKgM3: 1900, runS: 120, manning: 0.035 } as const;

function slideIntoPool(wave: typeof WAVE | null = WAVE) {
  const run = newLandslides({ wave });
  run.advance(HOUR, dryDays, []);
  run.advance(HOUR + 300, dryDays, [{ kind: 'release', slideId: 'bank-1' }]);
  return run;
}

describe('waves in a run of landslides', () => {
  it('raises a wave from what has come into the pool, and tells when it is over', () => {
    const run = slideIntoPool();
    expect(run.releases()[0]!.water).not.toBeNull();
    const began = run.advance(run.tick + 5, dryDays, [{ kind: 'wave', releaseId: 'bank-1' }]);
    expect(began.map((e) => e.kind)).toContain('waveBegan');
    expect(run.busy).toBe(true);
    const after = run.advance(run.tick + 200, dryDays, []);
    expect(after.map((e) => e.kind)).toContain('waveOver');
    expect(run.busy).toBe(false);
    const [wave] = run.waves();
    expect(wave!.crestM).toBeGreaterThan(0.5);
    expect(wave!.highestM).toBeGreaterThan(0.2);
    // The shore of the pool is at e = 425 m; a place there has had the wave, one up the hill has not.
    const shore = run.waveAt({ e: 430, n: 450 })!;
    expect(shore.runUpM).toBeGreaterThan(shore.crestM);
    expect(run.exposure({ e: 430, n: 450 }, run.tick).map((x) => x.quantity)).toContain('runUpM');
    expect(run.waveAt({ e: 1200, n: 450 })).toBeNull();
    // Marks on the water and on the bank are two fields, and no cell is in both.
    const { waveHighestM, waveRunUpM } = run.fields() as Record<string, Float32Array>;
    expect(Math.max(...waveHighestM!)).toBeCloseTo(wave!.highestM, 5);
    expect(Math.max(...waveRunUpM!)).toBeGreaterThanOrEqual(Math.fround(wave!.wettedM) - 1e-6);
    expect(waveRunUpM!.every((m, i) => m === 0 || waveHighestM![i] === 0)).toBe(true);
    // Slow, shallow and broad: the law says so itself.
    expect(run.notes().some((n) => n.startsWith('wave:bank-1'))).toBe(true);
  });

  it('makes one wave of a slide, and none without waves in the scenario', () => {
    const run = slideIntoPool();
    run.advance(run.tick + 5, dryDays, [{ kind: 'wave', releaseId: 'bank-1' }]);
    run.advance(run.tick + 5, dryDays, [{ kind: 'wave', releaseId: 'bank-1' }]);
    expect(run.waves()).toHaveLength(1);
    const none = slideIntoPool(null);
    none.advance(none.tick + 5, dryDays, [{ kind: 'wave', releaseId: 'bank-1' }]);
    expect(none.waves()).toHaveLength(0);
    expect(() => run.advance(run.tick, dryDays, [{ kind: 'wave', releaseId: 'other' }])).toThrow(
      RangeError,
    );
  });

  it('goes on alike from a save in the middle of a wave, and in any number of pieces', () => {
    const whole = slideIntoPool();
    const start = whole.tick;
    whole.advance(start, dryDays, [{ kind: 'wave', releaseId: 'bank-1' }]);
    const pieces = whole.fork();
    whole.advance(start + 90, dryDays, []);
    for (let t = 7; t < 90; t += 7) pieces.advance(start + t, dryDays, []);
    const saved = pieces.save();
    const again = newLandslides({ wave: WAVE });
    again.load(saved);
    for (const run of [pieces, again]) run.advance(start + 90, dryDays, []);
    expect(pieces.hash()).toBe(whole.hash());
    expect(again.hash()).toBe(whole.hash());
    expect(again.waveAt({ e: 430, n: 450 })).toEqual(whole.waveAt({ e: 430, n: 450 }));
  });

  it('lets loose mass of another hazard go once, and refuses cells off the grid', () => {
    const run = newLandslides();
    const flow = { kind: 'source', id: 'burnt-1', cells: [820, 821], volumeM3: 2000 } as const;
    run.advance(60, dryDays, [flow]);
    run.advance(120, dryDays, [flow]);
    expect(run.releases().map((r) => [r.id, r.volumeM3])).toEqual([['burnt-1', 2000]]);
    const off = { ...flow, id: 'burnt-2', cells: [1e6] };
    expect(() => run.advance(180, dryDays, [off])).toThrow(/source\.burnt-2\.cells/);
  });
});
