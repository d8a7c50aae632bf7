import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Region } from '../../../engine/region/region.ts';
import { cellAt, pits, quantile } from './measures.ts';

/** What every generated county has to keep; the ranges of one county stand in its own test. */

export function within(value: number, low: number, top: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(top);
}

export function drainsDownhill(of: () => { region: Region; mask: Uint8Array }): void {
  it('leaves no pit on land', () => {
    const { region, mask } = of();
    expect(pits(region, mask)).toHaveLength(0);
  });
  it('never rises downstream, in the line or in the heights under it', () => {
    const { region } = of();
    for (const river of region.rivers) {
      const beds = river.line.map((p) => region.elevationDm[cellAt(region.grid, p.e, p.n)]!);
      for (let k = 1; k < beds.length; k++) {
        expect(beds[k]!).toBeLessThanOrEqual(beds[k - 1]!);
        expect(beds[k]! / 10).toBeCloseTo(river.line[k]!.bedM, 5);
      }
    }
  });
}

export function sharesPeopleAmongVillages(of: () => Region): void {
  it('shares each township’s people among its villages exactly', () => {
    const region = of();
    for (const t of region.townships) {
      const sum = region.villages
        .filter((v) => v.townshipId === t.id)
        .reduce((a, v) => a + v.population, 0);
      expect(sum).toBe(t.population);
    }
  });
}

/** Steepest grade by class of road; a layout may exceed it by 1.5 % over 100 m. */
const GRADES: Readonly<Record<string, number>> = {
  expressway: 0.04,
  national: 0.05,
  provincial: 0.055,
  county: 0.065,
  township: 0.07,
  village: 0.1,
};

export function keepsGrades(of: () => Iterable<readonly [string, readonly number[]]>): void {
  it('keep the grade of their class over 100 m, 99 of 100 times', () => {
    for (const [cls, grades] of of()) {
      expect(quantile(grades, 0.99), cls).toBeLessThanOrEqual(GRADES[cls]! + 0.015);
    }
  });
}

export function isAPackage(of: () => Region, folder: string): void {
  it('takes at most 16 MB', () => {
    const bytes = readdirSync(folder).reduce((a, f) => a + statSync(join(folder, f)).size, 0);
    expect(bytes).toBeLessThanOrEqual(16e6);
  });
  it('states that terrain is synthetic and credits GeoNames', () => {
    const shown = of()
      .attribution.map((t) => t.en)
      .join('\n');
    expect(shown).toMatch(/synthetic/i);
    expect(shown).toMatch(/GeoNames.*CC BY 4\.0/);
    expect(readFileSync(join(folder, 'SOURCES.md'), 'utf8')).toMatch(/synthetic/i);
  });
}
