import type { WarningView } from '../../exercise/part-views.ts';
import type { World } from '../../exercise/world.ts';
import { unheardOf } from './warning.ts';

/** Warnings are public. Receipt is confirmed by the systems and by the village heads. */
export const warningViews = (w: World): readonly WarningView[] =>
  w.state.warnings.map((x) => ({
    id: x.id,
    tick: x.tick,
    seatId: x.seatId,
    hazard: x.hazard,
    level: x.level,
    advice: x.advice,
    villageIds: Object.keys(x.zone),
    channels: x.channels,
    liftedTick: x.liftedTick,
    households: Object.values(x.zone).reduce((n, households) => n + households, 0),
    unheard: Object.keys(x.zone).map((id) => unheardOf(x, id)),
    reached: Object.values(x.reached).reduce((n, households) => n + households, 0),
  }));
