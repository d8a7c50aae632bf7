import { describe, expect, it } from 'vitest';
import { wildfireModel } from '../../../../engine/hazards/wildfire/model.ts';
import { RandomStreams } from '../../../../engine/kernel/random.ts';
import { driversOf } from '../../../../engine/exercise/weather-truth.ts';
import { FIRE_AT, littleRegion, littleScenario } from '../../../support/synthetic-scenario.ts';

const region = littleRegion();
const scenario = littleScenario(region);
const drivers = driversOf(scenario, scenario.weather);
const create = () =>
  wildfireModel.create(region, scenario.wildfire!.params, drivers, new RandomStreams(5));

describe('a restored fire', () => {
  it.each([1000, 3599, 5000, 7000, 9000])(
    'saved at %i s burns on as the one that went on, across changes of weather and moisture',
    (savedAt) => {
      const one = create();
      one.advance(0, drivers, []);
      one.advance(savedAt, drivers, [{ kind: 'ignite', at: FIRE_AT, cause: 'test' }]);
      const two = create();
      two.load(one.save());
      for (let t = savedAt + 700; t < savedAt + 8000; t += 700) {
        one.advance(t, drivers, []);
        two.advance(t, drivers, []);
        expect(two.hash()).toBe(one.hash());
      }
      expect(one.burnedCells(one.tick).length).toBeGreaterThan(15);
    },
  );
});
