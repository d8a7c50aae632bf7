import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hashWorld } from '../../engine/exercise/snapshot.ts';
import { reviewOf } from '../../engine/review/review.ts';
import { ENGINE_HASH } from '../../server/exercises/engine-hash.ts';
import { playBack, recordingSchema } from './recording.ts';
import { ROOMS } from './rooms.ts';

const DIR = new URL('.', import.meta.url);
const FILES = readdirSync(DIR).filter((f) => f.endsWith('.json'));

/**
 * The rule for recordings: a log of the last version is played by this one from its beginning to
 * its end, and its review opens. What it comes to is compared only under the engine and the
 * scenario that recorded it; under another one the fire may take another way, and then a server
 * lists the exercise and does not run it (`fingerprint`).
 */
describe('recorded exercises', () => {
  test('there is a recording of every room', () => {
    expect(FILES.map((f) => f.replace('.json', '')).toSorted()).toEqual(
      Object.keys(ROOMS).toSorted(),
    );
  });

  test.each(FILES)('%s opens, plays to its end and can be reviewed', async (file) => {
    const text = readFileSync(new URL(file, DIR), 'utf8');
    const recording = recordingSchema.parse(JSON.parse(text));
    const { scenario, region } = await ROOMS[recording.room]!.open();
    const w = playBack(recording, scenario, region);
    expect(w.state.phase).toBe('ended');
    expect(w.state.tick).toBe(recording.endTick);
    const review = reviewOf(w);
    expect(review.timeline.length).toBeGreaterThan(5);
    expect(review.score.length).toBe(scenario.targets.length);
    const same =
      recording.engineHash === ENGINE_HASH && recording.contentHash === scenario.contentHash;
    if (same) expect(hashWorld(w)).toEqual({ total: recording.hash, parts: recording.parts });
    // And it comes to the same twice, whatever the engine; the shortest stands for all.
    if (recording.room === 'little')
      expect(hashWorld(playBack(recording, scenario, region)).total).toBe(hashWorld(w).total);
  });
});
