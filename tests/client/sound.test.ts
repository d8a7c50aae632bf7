import { describe, expect, it } from 'vitest';
import { soundOf } from '../../client/ui/sound.ts';

const seat = (open: number, paused: boolean | null) => ({ open, paused });

describe('tones of a seat', () => {
  it('tell a new message, not one that was acknowledged', () => {
    expect(soundOf(seat(0, false), seat(1, false))).toBe('message');
    expect(soundOf(seat(2, false), seat(1, false))).toBeNull();
  });

  it('tell a pause and its end, before any message', () => {
    expect(soundOf(seat(0, false), seat(3, true))).toBe('pause');
    expect(soundOf(seat(3, true), seat(3, false))).toBe('resume');
  });

  it('are silent at the start and at the end of an exercise', () => {
    expect(soundOf(seat(0, null), seat(0, false))).toBeNull();
    expect(soundOf(seat(0, true), seat(0, null))).toBeNull();
  });
});
