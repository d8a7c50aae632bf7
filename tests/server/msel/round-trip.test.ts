import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triggerText } from '../../../engine/exercise/msel/condition-text.ts';
import { APPROVALS } from '../../../engine/exercise/msel/msel.ts';
import { MSEL_FORMATS } from '../../../engine/protocol/msel.ts';
import { escapeFormula, unescapeFormula } from '../../../server/msel/cells.ts';
import type { TableInject } from '../../../server/msel/table-inject.ts';
import { writeMsel } from '../../../server/msel/write-table.ts';
import { triggers } from '../../engine/exercise/msel/condition-arbitrary.ts';
import { CONTEXT, faults, read } from './support.ts';

const nasty = ['=', '+', '-', '@', "'", '"', ',', ';', '\n', '\t', '｜', '中', 'a', ' ', '1', '#'];
/** What a cell may hold: no blanks at its ends, which no table keeps. */
const words = fc
  .oneof(
    fc.array(fc.constantFrom(...nasty), { minLength: 1, maxLength: 12 }).map((a) => a.join('')),
    fc.constantFrom('=cmd|calc', '-1+2', "'=x", '@SUM(A1)', '演练、演练', 'null', 'true', '0012'),
  )
  .map((s) => s.trim())
  .filter((s) => s !== '');
const text = fc.record({ zh: words, en: words });

const effects = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({
    kind: fc.constant('wind' as const),
    windMs: fc.integer({ min: 0, max: 60 }),
    windFromDeg: fc.integer({ min: 0, max: 360 }),
    hours: fc.constantFrom(0.5, 2),
    rainMmH: fc.nat(300),
    severe: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('closeRoad' as const),
    edge: fc.nat(8),
    debrisM3: fc.nat(1000),
  }),
  fc.constant({ kind: 'outage', facilities: ['mast', 'substation-5'] } as const).map((e) => ({
    ...e,
    facilities: [...e.facilities],
  })),
  fc.constant({ kind: 'incident', incident: 'coach' } as const),
  fc.record({
    kind: fc.constant('control' as const),
    control: fc.constantFrom(
      { type: 'hideSensor' as const, sensorId: 'cam-1' },
      { type: 'switchLink' as const, linkId: '7', on: false },
      { type: 'cutRoad' as const, at: { e: 12.5, n: -3 } },
    ),
  }),
  fc.record({
    kind: fc.constant('ignite' as const),
    at: fc.record({
      e: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => v + 0),
      n: fc.integer(),
    }),
  }),
);

const inject = (n: number): fc.Arbitrary<TableInject> =>
  fc
    .record({
      atTick: fc.option(fc.integer({ min: 0, max: 2 * 86_400 })),
      when: fc.option(triggers.map(triggerText), { freq: 3 }),
      offTimeline: fc.boolean(),
      from: text,
      toSeatIds: fc.subarray(['command', 'rescue', 'town'], { minLength: 1 }),
      channel: fc.constantFrom('phone', 'radio', 'written', 'system'),
      text,
      expected: text,
      responsible: fc.oneof(fc.constant(''), words),
      objective: fc.option(fc.integer({ min: 1, max: 2 })),
      targetId: fc.option(fc.constant('W1')),
      attachments: fc.subarray(['photo.jpg', '值班表.pdf']),
      approval: fc.constantFrom(...APPROVALS),
      effect: effects,
    })
    .map((r) => ({ ...r, id: `i-${n}`, number: `${n}` }) as TableInject);

const lists = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.tuple(...[...Array(n).keys()].map(inject)));

describe('an MSEL that is written and read again', () => {
  for (const format of MSEL_FORMATS)
    for (const language of ['zh', 'en'] as const)
      it(`is the same as ${format} in ${language}`, () => {
        fc.assert(
          fc.property(lists, (injects) => {
            const bytes = writeMsel(format, injects, { language, seats: CONTEXT.seats });
            const back = read(`x.${format}`, bytes, { times: 'elapsed' });
            expect(faults(back)).toEqual([]);
            const byId = new Map(back.rows.map((r) => [r.inject.id, r.inject]));
            for (const i of injects) expect(byId.get(i.id)).toEqual(i);
            expect(back.rows).toHaveLength(injects.length);
          }),
          { numRuns: format === 'xlsx' ? 15 : 40 },
        );
      });

  it('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(escapeFormula(s)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unescapeFormula(escapeFormula(s))).toBe(s);
      }),
    );
  });

  it('stays the same text in YAML, so that only changes show', () => {
    fc.assert(
      fc.property(lists, (injects) => {
        const write = (all: readonly TableInject[]) =>
          new TextDecoder().decode(
            writeMsel('yaml', all, { language: 'zh', seats: CONTEXT.seats }),
          );
        const first = write(injects);
        const again = write(
          read('x.yaml', new TextEncoder().encode(first)).rows.map((r) => r.inject),
        );
        expect(again).toBe(first);
        expect(write([...injects].reverse())).toBe(first);
      }),
      { numRuns: 15 },
    );
  });
});
