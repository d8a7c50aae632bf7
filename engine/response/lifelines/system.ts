import type { System } from '../../exercise/world.ts';
import { nextCheck } from '../movement/closures.ts';
import { linksDue, stepLinks } from './contact.ts';
import { damageByFire, isBurning } from './damage.ts';
import { knowingDue, spreadNews } from './knowing.ts';
import { isTroubled, settle, settleDue } from './settle.ts';
import { passWord, wordDue } from './word.ts';

/** Power, communications and water: what fails, who is without, who hears of it, what waits. */
export const lifelines: System = {
  name: 'lifelines',

  nextDue(w) {
    const spec = w.scenario.lifelines;
    if (spec === null) return Infinity;
    let due = Math.min(wordDue(w), isBurning(w) ? nextCheck(w.state.tick) : Infinity);
    if (isTroubled(w))
      due = Math.min(due, settleDue(w, spec), knowingDue(w, spec), linksDue(w, spec));
    return due === Infinity ? due : Math.max(due, w.state.tick + 1);
  },

  step(w, ctx) {
    const spec = w.scenario.lifelines;
    if (spec === null) return;
    damageByFire(w, ctx, spec);
    if (isTroubled(w)) {
      settle(w, ctx, spec);
      spreadNews(w, ctx, spec);
      stepLinks(w, ctx, spec);
    }
    passWord(w, ctx);
  },
};
