import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { Browser } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

test('of two people who leave their seats for the same one at once, one gets it', async () => {
  const { created, desk } = await openRoom(server.base);
  const people = [new Browser(server.base), new Browser(server.base)];
  for (const [i, b] of people.entries())
    await b.post('/api/join', { code: created.code, person: `p${i}` });
  for (let round = 0; round < 5; round++) {
    await people[0]!.post('/api/seat', { seatId: 'rescue' });
    await people[1]!.post('/api/seat', { seatId: 'evacuation' });
    const answers = await Promise.all(
      people.map((b) => b.post('/api/seat', { seatId: 'commander' })),
    );
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409]);
    const seats = await Promise.all(people.map((b) => b.get<MeAnswer>('/api/me')));
    expect(seats.filter((s) => s.body.seat!.seatId === 'commander')).toHaveLength(1);
  }
  desk.close();
});
