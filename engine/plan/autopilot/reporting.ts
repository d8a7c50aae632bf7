import type { Command } from '../../exercise/commands/command.ts';
import type { Observation } from '../../exercise/state.ts';
import type { Text } from '../../region/region.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { knownFigures } from '../../response/reports/known-figures.ts';
import { placeWords } from './place-words.ts';
import { HOUR, MINUTE, type Desk } from './policy.ts';

/** Between two follow-up reports, and until a fire that shows nothing new is reported as closed. */
const FOLLOW_UP_TICKS = 2 * HOUR;
const CLOSED_AFTER_TICKS = 4 * HOUR;
const DUE_SOON_TICKS = 25 * MINUTE;

/** `T+hh:mm`, which reads alike in both languages. */
const clock = (tick: number): string => {
  const min = Math.floor(tick / MINUTE);
  return `T+${two(Math.floor(min / 60))}:${two(min % 60)}`;
};
const two = (n: number): string => String(n).padStart(2, '0');

/** `zh / en`, because a report is read by people of either language. */
const both = (zh: string, en: string): string => `${zh} / ${en}`;

const SOURCES: Readonly<Record<Observation['source'], Text>> = {
  publicReport: { zh: '群众报告', en: 'call from the public' },
  team: { zh: '现场队伍', en: 'team on scene' },
  camera: { zh: '林火监控', en: 'forest camera' },
  drone: { zh: '无人机', en: 'drone' },
  township: { zh: '乡镇报告', en: 'township' },
  survey: { zh: '测绘与卫星图像', en: 'map or image' },
};

/** Elements of a report as far as the seat knows them. */
function elements(k: SeatKnowledge, closed: boolean): Record<string, string> {
  const o = k.lastObservation;
  const { areaHa: ha, displaced } = knownFigures(k);
  const heardAt = clock(k.alertedTick ?? k.tick);
  const out: Record<string, string> = {
    receivedAt: heardAt,
    time: `≤ ${heardAt}`,
    nature: natureOf(k),
  };
  if (o === null) return withIncident(k, out);
  const sent = k.units.filter((u) => u.status !== 'standby' && u.status !== 'resting').length;
  const source = SOURCES[o.source];
  const place = placeWords(k.region, o.at);
  out['source'] = both(source.zh, source.en);
  if (place !== null) out['place'] = both(place.zh, place.en);
  out['extent'] = both(`已见过火约 ${ha} 公顷`, `about ${ha} ha seen burned`);
  out['losses'] = both(
    `已转移 ${displaced} 人；${casualtyWords(k).zh}`,
    `${displaced} people moved; ${casualtyWords(k).en}`,
  );
  out['trend'] = closed
    ? both('数小时无新增火点，已控制', 'nothing new for hours, under control')
    : both(
        `火焰最长约 ${o.flameLengthM.toFixed(1)} m`,
        `flames up to ${o.flameLengthM.toFixed(1)} m`,
      );
  out['measures'] = both(`已出动 ${sent} 支队伍`, `${sent} teams sent`);
  if (!closed) return out;
  out['leaders'] = both('县应急总指挥在指挥中心', 'incident commander at the command centre');
  out['proposals'] = both('留守看护，清理余火', 'keep watch and mop up');
  return out;
}

function casualtyWords({ casualties }: SeatKnowledge): Text {
  const { dead, injured, missing } = casualties;
  if (dead + injured + missing === 0) return { zh: '未接到伤亡报告', en: 'no casualties reported' };
  return {
    zh: `死亡 ${dead} 人、受伤 ${injured} 人、失联 ${missing} 人`,
    en: `${dead} dead, ${injured} injured, ${missing} missing`,
  };
}

function natureOf(k: SeatKnowledge): string {
  const names = k.incidents.map((x) => x.name);
  const all =
    k.lastObservation === null && names.length > 0 ? names : [MAIN_HAZARD[k.picture], ...names];
  return both(all.map((n) => n.zh).join('、'), all.map((n) => n.en).join(', '));
}

const MAIN_HAZARD: Readonly<Record<SeatKnowledge['picture'], Text>> = {
  fire: { zh: '森林火灾', en: 'forest fire' },
  water: { zh: '洪水', en: 'flood' },
  gas: { zh: '危险化学品泄漏', en: 'hazardous release' },
  slopes: { zh: '滑坡', en: 'landslide' },
};

/** What is known of an emergency that is no fire. */
function withIncident(k: SeatKnowledge, out: Record<string, string>): Record<string, string> {
  const first = k.incidents[0];
  if (first === undefined) return out;
  const place = placeWords(k.region, first.at);
  if (place !== null) out['place'] = both(place.zh, place.en);
  const words = casualtyWords(k);
  out['losses'] = both(words.zh, words.en);
  return out;
}

const content = (k: SeatKnowledge, closed: boolean) => ({
  elements: elements(k, closed),
  figures: knownFigures(k),
});

/** A clock of the rule pack that would run out before the seat's next turn but one. */
const isDue = (k: SeatKnowledge): boolean =>
  k.reportClocks.some((c) => c.doneTick < 0 && c.dueTick - k.tick < DUE_SOON_TICKS);

const isClosed = (k: SeatKnowledge): boolean =>
  k.lastObservation !== null && k.tick - k.lastObservation.tick >= CLOSED_AFTER_TICKS;

/** First report at once, a follow-up every two hours while the fire shows itself, then a final one. */
export function reports({ k }: Desk, followUpTicks: number = FOLLOW_UP_TICKS): Command[] {
  if (k.alertedTick === null) return [];
  const last = k.lastReport;
  if (last === null) return [{ type: 'report', kind: 'first', ...content(k, false) }];
  if (last.kind === 'final') return [];
  if (isClosed(k)) return [{ type: 'report', kind: 'final', ...content(k, true) }];
  if (k.tick - last.tick < followUpTicks && !isDue(k)) return [];
  return [{ type: 'report', kind: 'followUp', ...content(k, false) }];
}

/** Every message to the seat that it has not acknowledged yet. */
export function acknowledgements(k: SeatKnowledge): Command[] {
  const out: Command[] = [];
  if (!k.hasUnread) return out;
  for (const m of k.messages) {
    if (!m.toSeatIds.includes(k.seat.id) || m.acknowledgedBy.includes(k.seat.id)) continue;
    out.push({ type: 'acknowledge', messageId: m.id });
  }
  return out;
}
