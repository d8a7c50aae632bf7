import type { SeatKnowledge } from './knowledge.ts';
import type { Deadline } from './view.ts';

const HOUR = 3600;
/** Basic relief of displaced people: Wushan plan, 加强物资储备管理, "4小时之内". */
const RELIEF_TICKS = 4 * HOUR;
/** Fires out within 24 h: Wushan plan, 森林火灾防治. */
const OUT_TICKS = 24 * HOUR;

/** The clocks that run for a seat, from what it knows; those of its own role only. */
export function deadlinesOf(k: SeatKnowledge): readonly Deadline[] {
  const list: Deadline[] = [];
  const role = k.seat.role;
  const alerted = k.alertedTick;
  if (alerted === null) return list;
  const commands = role === 'incidentCommander';
  list.push(...reportClocks(k));
  if (commands || role === 'evacuation' || role === 'supply') list.push(...reliefClocks(k));
  const fights = commands || role === 'rescue' || role === 'technicalCommander';
  // Floods and slides have no flames to put out.
  if (fights && k.lastObservation !== null)
    list.push({
      id: 'fire-out',
      key: 'deadline.fireOut',
      params: {},
      fromTick: alerted,
      dueTick: alerted + OUT_TICKS,
      doneTick: null,
    });
  return list;
}

/** Reports that are due; a clock that was answered is shown until the next of its rule starts. */
function reportClocks(k: SeatKnowledge): Deadline[] {
  const newest = new Map(k.reportClocks.map((c) => [c.ruleId, c]));
  return [...newest.values()].map((c) => {
    const { name } = k.reportingRules!.rules.find((r) => r.id === c.ruleId)!;
    return {
      id: c.id,
      key: 'deadline.report',
      params: { zh: name.zh, en: name.en },
      fromTick: c.fromTick,
      dueTick: c.dueTick,
      doneTick: c.doneTick < 0 ? null : c.doneTick,
    };
  });
}

/** One clock for the people who have waited longest; the rest are counted in its words. */
function reliefClocks(k: SeatKnowledge): Deadline[] {
  let from = Infinity;
  let waiting = 0;
  for (const c of k.cohorts) {
    if (c.stage === 'relieved') continue;
    waiting += c.persons - c.relieved;
    from = Math.min(from, c.displacedTick);
  }
  if (waiting === 0) return [];
  return [
    {
      id: 'relief',
      key: 'deadline.relief',
      params: { persons: waiting },
      fromTick: from,
      dueTick: from + RELIEF_TICKS,
      doneTick: null,
    },
  ];
}
