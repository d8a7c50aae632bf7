import { byId, find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { drawNormal, drawUniform, keyOf, lognormalS } from '../../kernel/random.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import { openSite } from '../sites/open-site.ts';
import { siteId } from '../sites/site.ts';
import { offerWork } from '../slopes/slope-sites.ts';
import { WARNING_LEVELS } from '../warnings/warning.ts';
import { ASSUMED_WATERFRONT, between } from './assumed.ts';
import { WATER_WORK, waterPlaces, type WaterPlaceState, type WaveToll } from './waterfront.ts';

/** Warnings and quiet water are looked at so often, s; waves every step of the slides. */
const LOOK_S = 60;
const WAVE_S = 5;

type Place = ReturnType<typeof waterPlaces>[number];

/** The water's edge: what can be done after a warning, and what waves do to what is still there. */
export const waterfront: System = {
  name: 'waterfront',

  nextDue(w) {
    if (w.scenario.waterfront === null || w.landslide === null) return Infinity;
    const every = w.landslide.waves().some((x) => x.overTick < 0) ? WAVE_S : LOOK_S;
    return (Math.floor(w.state.tick / every) + 1) * every;
  },

  step(w, ctx) {
    if (w.scenario.waterfront === null || w.landslide === null || ctx.tick % WAVE_S !== 0) return;
    const looks = ctx.tick % LOOK_S === 0;
    for (const p of waterPlaces(w.scenario.waterfront)) {
      const s = byId(w.state.waterfront, p.id);
      if (looks) offer(w, ctx, p, s);
      if (looks) hear(w, ctx, p, s);
      if (s.hitTick < 0) hit(w, ctx, p, s);
    }
  },
};

/** After a warning of a slide from yellow on, the seats know what to do at the water. */
function offer(w: World, ctx: StepContext, p: Place, s: WaterPlaceState): void {
  if (s.doneTick >= 0 || find(w.state.sites, siteId(WATER_WORK[p.kind].kind, p.id)) !== undefined)
    return;
  const villages = w.scenario.slopes?.slopes.find((x) => x.id === p.slideId)?.villageIds ?? [];
  const warning = w.state.warnings.find(
    (x) =>
      x.hazard === 'landslide' &&
      x.liftedTick < 0 &&
      WARNING_LEVELS.indexOf(x.level) >= WARNING_LEVELS.indexOf('yellow') &&
      villages.some((id) => id in x.zone),
  );
  if (warning === undefined) return;
  const seats = w.scenario.seats.filter((x) => x.role !== 'neighbour').map((x) => x.id);
  const personH =
    p.kind === 'berth'
      ? p.boats * ASSUMED_WATERFRONT.boatH
      : p.kind === 'bank'
        ? ASSUMED_WATERFRONT.cordonH
        : ASSUMED_WATERFRONT.channelH;
  const work = { ...WATER_WORK[p.kind], subject: p.id, personH };
  offerWork(w, ctx, p, work, seats.sort(), warning.issuedEvent);
}

/** Share of a place that is still there: work that has been done has taken its part away. */
function shareLeft(w: World, p: Place, s: WaterPlaceState): number {
  if (s.doneTick >= 0) return 0;
  const need = find(w.state.sites, siteId(WATER_WORK[p.kind].kind, p.id))?.needs[0];
  // A channel that is being closed is open until it is closed.
  return need === undefined || p.kind === 'channel' ? 1 : 1 - need.done / need.amount;
}

/** Boats, or people of a bank, that are there now. */
function thereNow(w: World, p: Place, s: WaterPlaceState, tick: number): number {
  const left = shareLeft(w, p, s);
  if (p.kind === 'berth') return Math.ceil(p.boats * left - 1e-9);
  if (p.kind === 'bank') {
    const hour = Math.floor(((w.scenario.startSecondOfDay + tick) % 86_400) / 3600);
    return Math.round(p.persons * p.byHour[hour]! * left);
  }
  const mean = (p.boatsPerHour * p.transitMin) / 60;
  // Whoever was in the reach when it was closed has left it after the transit.
  if (s.doneTick >= 0 && tick - s.doneTick >= p.transitMin * 60) return 0;
  const whole = Math.floor(mean);
  const more = drawUniform(w.random.key('boats-under-way'), keyOf(p.id), 0) < mean - whole;
  return whole + (more ? 1 : 0);
}

/** The highest water has come to a place: when the wave there falls again, the toll is counted. */
function hit(w: World, ctx: StepContext, p: Place, s: WaterPlaceState): void {
  const wave = w.landslide!.waveAt(p.at);
  // Twice the way of the crest past a place of the size of a reach, assumed a minute.
  if (wave === null || ctx.tick - wave.atTick < LOOK_S) return;
  const there = thereNow(w, p, s, ctx.tick);
  const crestM =
    p.kind === 'channel' ? wave.crestM * ASSUMED_WATERFRONT.underWayShare : wave.crestM;
  const toll =
    p.kind === 'bank'
      ? bankToll(w, p, there, wave.runUpM)
      : boatToll(w, p, there, crestM, p.kind === 'berth' ? p.persons / p.boats : p.personsPerBoat);
  const counted = { ...toll, there, crestM: round(wave.crestM), runUpM: round(wave.runUpM) };
  const cause = ctx.emit({ type: 'waterfrontHit', placeId: p.id, toll: counted }, waveEvent(w));
  if (toll.hurt + toll.missing > 0) harm(w, ctx, p, counted, cause);
}

const round = (m: number): number => Math.round(m * 100) / 100;

/** The event that told of the newest wave. */
function waveEvent(w: World): number | null {
  const e = w.events.findLast((x) => x.body.type === 'hazardTold' && x.body.kind === 'waveBegan');
  return e?.id ?? null;
}

type Toll = Pick<WaveToll, 'sunk' | 'adrift' | 'hurt' | 'missing'>;

/** How many of `n`, each by a draw of its own. */
function count(w: World, p: Place, n: number, what: number, chance: number): number {
  const key = w.random.key('wave-toll');
  let k = 0;
  for (let i = 0; i < n; i++) if (drawUniform(key, keyOf(p.id), what, i) < chance) k++;
  return k;
}

function boatToll(w: World, p: Place, boats: number, crestM: number, aboard: number): Toll {
  const a = ASSUMED_WATERFRONT;
  const sunk = count(w, p, boats, 0, between(a.sinkM, crestM));
  const adrift = count(w, p, boats - sunk, 1, between(a.adriftM, crestM));
  const persons = Math.round(sunk * aboard);
  const missing = count(w, p, persons, 2, a.aboardMissing);
  const hurt = count(w, p, persons - missing, 3, a.aboardHurt);
  return { sunk, adrift, missing, hurt };
}

function bankToll(w: World, p: Extract<Place, { kind: 'bank' }>, persons: number, runUpM: number) {
  const a = ASSUMED_WATERFRONT;
  const deep = between(a.sweptM, runUpM - p.heightM);
  const missing = count(w, p, persons, 2, a.sweptMost * deep);
  const hurt = count(w, p, persons - missing, 3, a.bankHurt * deep);
  return { sunk: 0, adrift: 0, missing, hurt };
}

/** The hurt and the missing become casualties, with a search on the water. */
function harm(w: World, ctx: StepContext, p: Place, toll: WaveToll, cause: number): void {
  const id = `wave:${p.id}`;
  const z = drawNormal(w.random.key('wave-heard'), keyOf(p.id));
  const { heardS, heardLogSd, searchH, searchMinPersons } = ASSUMED_WATERFRONT;
  const first = ctx.tick + lognormalS(heardS, heardLogSd, z);
  const hearing = hearingOf(
    w,
    (seat) => seat.role === 'incidentCommander' || seat.role === 'rescue',
    first,
  );
  const immediate = Math.floor(toll.hurt * ASSUMED_WATERFRONT.immediateShare);
  const delayed = Math.floor(toll.hurt * ASSUMED_WATERFRONT.delayedShare);
  hurtGroup(
    w,
    ctx,
    {
      group: {
        id,
        origin: { kind: 'incident', id },
        at: p.at,
        nodeId: p.nodeId,
        survival: 'water',
      },
      casualties: { immediate, delayed, minor: toll.hurt - immediate - delayed, dead: 0 },
      trapped: 0,
      missing: toll.missing,
      villageId: p.kind === 'bank' ? p.villageId : null,
      hearing,
    },
    cause,
  );
  if (toll.missing === 0) return;
  const amount = toll.missing * searchH;
  const need = { capability: 'waterRescue', amount, minPersons: searchMinPersons } as const;
  openSite(ctx, p, { kind: 'searchMissing', subject: id, needs: [need] }, cause);
}

/** What happened to boats is told a while later to those who command. */
function hear(w: World, ctx: StepContext, p: Place, s: WaterPlaceState): void {
  if (s.hitTick < 0 || s.toll === null) return;
  const z = drawNormal(w.random.key('wave-heard'), keyOf(p.id));
  const { heardS, heardLogSd } = ASSUMED_WATERFRONT;
  if (ctx.tick < s.hitTick + lognormalS(heardS, heardLogSd, z)) return;
  for (const seat of w.scenario.seats)
    if (seat.role !== 'neighbour' && !s.knownTo.includes(seat.id))
      ctx.emit({ type: 'waterfrontKnown', placeId: p.id, seatId: seat.id });
}
