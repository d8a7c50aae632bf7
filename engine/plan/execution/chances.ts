import { drawUniform, keyOf, type RandomStreams } from '../../kernel/random.ts';
import type { HumanModel } from '../response-plan.ts';
import { drawTicks } from '../spread.ts';

type Delay = 'notice' | 'decide' | 'order' | 'review' | 'recover';
type Mishap = 'omission' | 'wrongPlace' | 'lostOrder' | 'lostMessage';

/**
 * What chance does to the people who carry out a plan. Every draw is keyed by purpose, by who or what
 * it concerns and by how often that has happened, never by the order of the draws, so that two plans
 * on one seed meet the same people.
 */
export interface Chances {
  /** Ticks of one delay of `who`. */
  delay(purpose: Delay, who: string, occurrence: number): number;
  happens(purpose: Mishap, who: string, occurrence: number): boolean;
  /** One of `n`, from 0. */
  pick(purpose: 'place', who: string, occurrence: number, n: number): number;
}

export function chancesOf(human: HumanModel, random: RandomStreams): Chances {
  const keys = new Map<string, number>();
  const entities = new Map<string, number>();
  const key = (purpose: string): number => {
    let k = keys.get(purpose);
    if (k === undefined) keys.set(purpose, (k = random.key(`plan/${purpose}`)));
    return k;
  };
  const entity = (who: string): number => {
    let e = entities.get(who);
    if (e === undefined) entities.set(who, (e = keyOf(who)));
    return e;
  };
  return {
    delay: (purpose, who, occurrence) =>
      drawTicks(human[purpose], key(purpose), entity(who), occurrence),
    happens: (purpose, who, occurrence) => {
      const p = human[purpose].value;
      return p > 0 && drawUniform(key(purpose), entity(who), occurrence) < p;
    },
    pick: (purpose, who, occurrence, n) =>
      Math.min(n - 1, Math.floor(n * drawUniform(key(purpose), entity(who), occurrence))),
  };
}
