import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../../engine/exercise/event.ts';
import { advance } from '../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { play, richOptions, startRich } from '../../support/rich-run.ts';

/** What must have happened, or the scenario does not use every part of the response. */
const EVERYTHING: readonly EventType[] = [
  'aidArrived',
  'assetOut',
  'casualtiesAdmitted',
  'casualtiesTreated',
  'contactMade',
  'deliveryArrived',
  'forecastReady',
  'goodsDelivered',
  'headquartersReady',
  'incidentWorsened',
  'messageReceived',
  'networkLost',
  'peopleSheltered',
  'populationShifted',
  'powerLost',
  'precursorReported',
  'reportClockMet',
  'reportReceived',
  'roadClosed',
  'roadOpened',
  'severeWeatherBroke',
  'siteDone',
  'surveyDelivered',
  'wordHeld',
  'villageReached',
  'warningHeeded',
];
const END = 4.5 * 3600;

const once = startRich('plain');
play(once, END);
const expected = hashWorld(once);

describe('an exercise with every part of the response', () => {
  it('really uses them all', () => {
    const seen = new Set(once.events.map((e) => e.body.type));
    expect(EVERYTHING.filter((type) => !seen.has(type))).toEqual([]);
  });

  it('comes out the same on drafts, in odd pieces', () => {
    const w = startRich('immer');
    let piece = 0;
    play(w, END, (x, tick) => {
      while (x.state.tick < tick)
        advance(x, Math.min(tick, x.state.tick + 1 + ((piece++ * 37) % 461)));
    });
    expect(hashWorld(w).parts).toEqual(expected.parts);
  });

  it('goes on alike when it is saved and loaded at any moment', () => {
    const tick = fc.integer({ min: 1, max: END - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(tick, { minLength: 2, maxLength: 4 }), (ticks) => {
        let w: World = startRich('plain');
        ticks
          .toSorted((a, b) => a - b)
          .forEach((at, i) => {
            play(w, at);
            const mode = i % 2 === 0 ? 'immer' : 'plain';
            w = loadWorld(richOptions(mode), saveWorld(w));
          });
        play(w, END);
        expect(hashWorld(w).parts).toEqual(expected.parts);
      }),
      { numRuns: 5, seed: 5 },
    );
  });
});
