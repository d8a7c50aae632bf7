/**
 * People of the village who walk a slope and look for cracks (群测群防). What they see is chance, keyed
 * by post and round, so that every plan meets the same eyes.
 */
import { exp, log } from '../../kernel/math.ts';
import { drawUniform } from '../../kernel/random.ts';
import { inRange } from './ranges.ts';

export interface VolunteerPost {
  readonly id: string;
  readonly slideId: string;
  /** Time between rounds, s, and clock hours between which rounds are walked. */
  readonly roundS: number;
  readonly fromHour: number;
  readonly toHour: number;
  /** Displacement of which half of the rounds see the cracks, m. */
  readonly halfSeenM: number;
  /** Chance that a round reports cracks where nothing moves. */
  readonly falseChance: number;
  /** Mean time from seeing to the call that gets through, s. */
  readonly meanCallS: number;
}

/** Assumed for a post that says nothing of its own. */
export const ASSUMED_POST = {
  roundS: 6 * 3600,
  fromHour: 6,
  toHour: 20,
  halfSeenM: 0.1,
  falseChance: 0.002,
  meanCallS: 1200,
} as const;

export interface CrackReport {
  /** When it was seen and when the call arrives, s. */
  readonly seenAtS: number;
  readonly arrivesAtS: number;
  readonly postId: string;
  /** False when the cracks are none of the slide (the caller does not know). */
  readonly genuine: boolean;
}

/** Chance that a round sees the cracks of a slide that has moved by `displacementM`. */
export const crackChance = (post: VolunteerPost, displacementM: number): number =>
  1 - exp((-log(2) * Math.max(0, displacementM)) / post.halfSeenM);

/**
 * Round number `round` of post number `index`, walked at `atS`; null when nothing is reported. Rounds
 * outside of the hours are not walked.
 */
export function walkRound(
  post: VolunteerPost,
  index: number,
  round: number,
  atS: number,
  startSecondOfDay: number,
  displacementM: number,
  key: number,
): CrackReport | null {
  const hour = ((startSecondOfDay + atS) % 86_400) / 3600;
  if (hour < post.fromHour || hour >= post.toHour) return null;
  const genuine = drawUniform(key, index, round, 0) < crackChance(post, displacementM);
  const imagined = drawUniform(key, index, round, 1) < post.falseChance;
  if (!genuine && !imagined) return null;
  const delay = -post.meanCallS * log(drawUniform(key, index, round, 2));
  return { seenAtS: atS, arrivesAtS: atS + delay, postId: post.id, genuine };
}

/** Throws `RangeError` naming the post, value and range. */
export function checkPost(post: VolunteerPost): void {
  const name = `volunteers.${post.id}`;
  inRange(`${name}.roundS`, post.roundS, 60, 30 * 86_400);
  if (!Number.isInteger(post.roundS))
    throw new RangeError(`${name}.roundS is ${post.roundS}: not an integer`);
  inRange(`${name}.fromHour`, post.fromHour, 0, 24);
  inRange(`${name}.toHour`, post.toHour, post.fromHour, 24);
  inRange(`${name}.halfSeenM`, post.halfSeenM, 0.001, 10);
  inRange(`${name}.falseChance`, post.falseChance, 0, 1);
  inRange(`${name}.meanCallS`, post.meanCallS, 0, 86_400);
}
