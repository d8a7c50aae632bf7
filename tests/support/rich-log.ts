import type { Command } from '../../engine/exercise/commands/command.ts';

/** A human log that touches the parts that the policy leaves alone. */
export const RICH_LOG: readonly {
  readonly tick: number;
  readonly seatId: string;
  readonly command: Command;
}[] = [
  { tick: 100, seatId: 'commander', command: { type: 'callHeadquarters' } },
  { tick: 300, seatId: 'commander', command: { type: 'requestAid', sourceId: 'next' } },
  { tick: 400, seatId: 'commander', command: { type: 'requestAid', sourceId: 'social' } },
  {
    tick: 900,
    seatId: 'commander',
    command: {
      type: 'issueWarning',
      hazard: 'forestFire',
      level: 'orange',
      advice: 'evacuate',
      villageIds: ['v-1', 'v-2'],
      channels: ['loudspeaker', 'sms'],
    },
  },
  {
    tick: 1000,
    seatId: 'technical',
    command: { type: 'requestSatellite', at: { e: 8500, n: 8000 }, radiusM: 1500 },
  },
  {
    tick: 1100,
    seatId: 'technical',
    command: { type: 'survey', unitId: 'mapper', at: { e: 8300, n: 7900 }, radiusM: 600 },
  },
  {
    tick: 1300,
    seatId: 'supply',
    command: {
      type: 'sendSupplies',
      unitId: 'truck',
      depotId: 'depot',
      shelterId: 'shelter',
      item: 'water',
      count: 100,
    },
  },
  {
    tick: 2000,
    seatId: 'township',
    command: { type: 'message', toSeatIds: ['commander', 'rescue'], text: 'cracks on the slope' },
  },
  {
    tick: 4500,
    seatId: 'township',
    command: { type: 'message', toSeatIds: ['commander'], text: 'the line is dead' },
  },
];
