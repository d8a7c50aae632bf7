import { expect, test } from 'vitest';
import { RouteSlimmer, slimRoute } from '../../../server/exercises/slim-routes.ts';
import { twinEngine } from '../support/twin-engine.ts';

const leg = (fromE: number, toE: number, departTick: number, arriveTick: number) => ({
  mode: 'road' as const,
  line: [
    { e: fromE, n: 0.25 },
    { e: (fromE + toE) / 2, n: 10 },
    { e: toE, n: 0.25 },
  ],
  departTick,
  arriveTick,
});

test('neighbouring legs of one speed become one straight leg', () => {
  const slim = slimRoute([leg(0, 1000, 0, 100), leg(1000, 3000, 100, 300)]);
  expect(slim).toEqual([
    {
      mode: 'road',
      line: [
        { e: 0, n: 0 },
        { e: 3000, n: 0 },
      ],
      departTick: 0,
      arriveTick: 300,
    },
  ]);
});

test('a change of speed, a wait and a change of mode stay', () => {
  const slow = leg(1000, 2000, 100, 600);
  expect(slimRoute([leg(0, 1000, 0, 100), slow])).toHaveLength(2);
  expect(slimRoute([leg(0, 1000, 0, 100), leg(1000, 2000, 160, 260)])).toHaveLength(2);
  const foot = { ...leg(1000, 2000, 100, 200), mode: 'foot' as const };
  expect(slimRoute([leg(0, 1000, 0, 100), foot])).toHaveLength(2);
});

test('a bend that one can see stays', () => {
  const bend = {
    ...leg(0, 1000, 0, 100),
    line: [
      { e: 0, n: 0 },
      { e: 500, n: 80 },
      { e: 1000, n: 0 },
    ],
  };
  expect(slimRoute([bend])[0]!.line).toHaveLength(3);
});

test('what lies behind a team is left out, what lies ahead keeps its times', () => {
  const view = twinEngine.create('1').view('truth');
  const route = [leg(0, 1000, 0, 100), leg(1000, 2000, 100, 900)];
  const unit = {
    id: 'u',
    status: 'moving' as const,
    at: { e: 0, n: 0 },
    route,
    orderId: null,
    orderType: null,
    strength: 1,
    etaTick: 900,
    endTick: -1,
    shiftLeft: 0,
    kits: 0,
    people: 0,
  };
  const at = (tick: number) => new RouteSlimmer().slim({ ...view, tick, units: [unit] }).units[0]!;
  expect(at(150).route).toHaveLength(2);
  expect(at(500).route.map((l) => l.arriveTick)).toEqual([900]);
});
