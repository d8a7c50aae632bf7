import type { SeatKnowledge } from './knowledge.ts';
import type { Deadline } from './view.ts';

const HOUR = 3600;
/** Basic relief of displaced people: Wushan plan, 加强物资储备管理, "4小时之内". */
const RELIEF_TICKS = 4 * HOUR;
/** Open flame not out after 4 h is reported to the city: Chongqing forest fire regulations, art. 36. */
const CITY_REPORT_TICKS = 4 * HOUR;
/** Fires out within 24 h: Wushan plan, 森林火灾防治. */
const OUT_TICKS = 24 * HOUR;

/** The clocks that run for a seat, from what it knows; those of its own role only. */
export function deadlinesOf(k: SeatKnowledge): readonly Deadline[] {
  const list: Deadline[] = [];
  const role = k.seat.role;
  const alerted = k.alertedTick;
  if (alerted === null) return list;
  const commands = role === 'incidentCommander';
  if (commands) list.push(reportClock(k, alerted));
  if (commands || role === 'evacuation' || role === 'supply') list.push(...reliefClocks(k));
  if (commands || role === 'rescue' || role === 'technicalCommander')
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

function reportClock(k: SeatKnowledge, alerted: number): Deadline {
  const sent = k.reports.find((r) => r.tick >= alerted);
  return {
    id: 'city-report',
    key: 'deadline.cityReport',
    params: {},
    fromTick: alerted,
    dueTick: alerted + CITY_REPORT_TICKS,
    doneTick: sent?.tick ?? null,
  };
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
