import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { FacilityList, provenanceOf, type FacilityDraft } from '../lib/facility-list.ts';
import { romanise } from '../lib/pinyin.ts';
import { Siting } from '../lib/siting.ts';
import type { VillagePlace } from '../lib/villages.ts';
import { places, project } from './context.ts';
import {
  AGENCY_DEPOTS,
  KIND_OF_TYPE,
  KITS,
  PLAN,
  SHELTERS,
  SUBSTATIONS,
  TOWNSHIP_DEPOTS,
} from './facility-plan.ts';
import type { Waters } from './waters.ts';
import type { LezhiRoads } from './roads.ts';
import { placeWater } from './water-sources.ts';

const STAGE: Readonly<Record<string, string>> = { new: 'new', rebuild: 'rebuilt' };

/** Places every facility that the facts and the plan name or count, cameras and checks aside. */
export class FacilityPlacer extends FacilityList {
  private readonly roads: LezhiRoads;
  private readonly waters: Waters;
  private readonly villages: readonly VillagePlace[];

  constructor(roads: LezhiRoads, waters: Waters, villages: readonly VillagePlace[]) {
    const { inBed, seats } = roads.terrain;
    const dry = (cell: number): boolean =>
      inBed[cell] !== 1 && waters.standing[cell] !== 1 && roads.isOpen(cell);
    super(new Siting(roads, dry, [...seats, ...villages]));
    this.roads = roads;
    this.waters = waters;
    this.villages = villages;
  }

  place(): FacilityDraft[] {
    this.fromFacts();
    this.towns();
    this.shelters();
    this.depots();
    this.power();
    placeWater(this, this.waters);
    this.hazards();
    this.scenery();
    for (const p of this.roads.portals) {
      const at = cellCentre(this.roads.terrain.grid, p.cell);
      this.add('portal', p.name, p.nameEn, at, null, 'recalled', { neighbour: p.neighbour });
    }
    return this.drafts;
  }

  private fromFacts(): void {
    for (const f of places.facilities) {
      const kind = KIND_OF_TYPE[f.type];
      if (!kind) continue; // depots and shelters follow the plan's tiers below
      const at = this.siting.openNear(project(f.lon, f.lat), 900, 14);
      const attributes: Record<string, number | string> = {};
      if ('beds' in f && typeof f.beds === 'number') attributes['beds'] = f.beds;
      if (kind === 'fireStation') {
        attributes['stage'] = 'planned' in f && f.planned ? STAGE[f.planned]! : 'existing';
      }
      if (kind === 'monitor') Object.assign(attributes, { type: 'quake', stage: 'planned' });
      if (kind === 'hazardPoint') attributes['type'] = 'industrialPark';
      // The plan is the source of its own stations and sites; other sources are publications.
      const provenance = f.status.startsWith('source:county plan')
        ? 'plan'
        : provenanceOf(f.status);
      this.add(kind, f.name, f.name_en, at, this.townshipOf(at), provenance, attributes);
    }
    const relay = this.siting.nearSeat(0);
    this.add(
      'monitor',
      '地震预警转发平台（规划）',
      'Quake warning relay (planned)',
      relay,
      0,
      'plan',
      {
        type: 'quakeRelay',
        stage: 'planned',
      },
    );
  }

  private towns(): void {
    const have = this.drafts.filter((d) => d.kind === 'clinic' || d.kind === 'hospital');
    places.townships.forEach((t, k) => {
      const add = (
        kind: FacilityDraft['kind'],
        zh: string,
        en: string,
        attributes: Record<string, number | string>,
      ): void =>
        this.add(
          kind,
          `${t.name}${zh}`,
          `${t.name_en} ${en}`,
          this.siting.nearSeat(k),
          k,
          'assumed',
          attributes,
        );
      add('government', k < 2 ? '办事处' : '人民政府', 'government', {});
      if (!have.some((d) => d.township === k)) {
        add('clinic', '卫生院', 'clinic', { beds: Math.max(10, Math.round(t.population / 600)) });
      }
      add('landing', '直升机起降点', 'landing point', { areaM2: 1600 });
    });
  }

  private shelters(): void {
    const { shelterM2PerPerson } = PLAN;
    const add = (
      zh: string,
      en: string,
      at: Point,
      township: number,
      people: number,
      type: string,
      stage: string,
    ): void =>
      this.add(
        'shelter',
        zh,
        en,
        at,
        township,
        'assumed',
        { capacity: people, areaM2: people * shelterM2PerPerson, type, stage },
        type !== 'emergency', // a village's place lies at the village's own road
      );
    const central = places.facilities.find((f) => f.type === 'shelter')!;
    const where = this.siting.openNear(project(central.lon, central.lat), 900, 8);
    add(central.name, central.name_en, where, 1, SHELTERS.centralPeople, 'central', 'planned');
    places.townships.forEach((t, k) => {
      const people = t.kind === '街道' ? SHELTERS.subdistrictPeople : SHELTERS.townPeople;
      const at = this.siting.nearSeat(k);
      add(`${t.name}固定避难场所`, `${t.name_en} shelter`, at, k, people, 'fixed', 'existing');
    });
    this.villages.forEach((v, k) => {
      const at = this.siting.openNear(v, 700, 10);
      const people = Math.max(
        SHELTERS.villageLeast,
        Math.round(v.population * SHELTERS.villageShare),
      );
      const stage = k % SHELTERS.villagesExistingEach === 0 ? 'existing' : 'planned';
      const en = `${romanise(v.name)} assembly place`;
      add(`${v.name}紧急避难场所`, en, at, v.township, people, 'emergency', stage);
    });
  }

  private depots(): void {
    const fact = places.facilities.find((f) => f.type === 'depot')!;
    const at = this.siting.openNear(project(fact.lon, fact.lat), 900, 12);
    const add = (zh: string, en: string, p: Point, k: number, tier: keyof typeof KITS): void =>
      this.add('depot', zh, en, p, k, 'assumed', { tier, kits: KITS[tier] });
    add(fact.name, fact.name_en, at, this.townshipOf(at), 'county');
    for (const code of TOWNSHIP_DEPOTS) {
      const k = places.townships.findIndex((t) => t.code === code);
      const t = places.townships[k]!;
      const p = this.siting.nearSeat(k);
      add(`${t.name}救灾物资储备仓库`, `${t.name_en} relief depot`, p, k, 'township');
    }
    for (const v of this.depotVillages()) {
      const p = this.siting.openNear(v, 700, 12);
      add(`${v.name}救灾物资储备点`, `${romanise(v.name)} relief store`, p, v.township, 'village');
    }
    for (const [zh, en] of AGENCY_DEPOTS) add(zh, en, this.siting.nearSeat(0), 0, 'agency');
  }

  /** One village of each township without a depot of its own, then one more of the largest. */
  private depotVillages(): VillagePlace[] {
    const rest = places.townships
      .map((t, k) => ({ t, k }))
      .filter(({ t }) => !(TOWNSHIP_DEPOTS as readonly string[]).includes(t.code));
    const bySize = rest.toSorted((a, b) => b.t.population - a.t.population);
    return [...rest, ...bySize].slice(0, PLAN.depotsVillage).map(({ k }, n) => {
      const own = this.villages.filter((v) => v.township === k && v.name.endsWith('村'));
      return own[n < rest.length ? Math.floor(own.length / 2) : 0]!;
    });
  }

  private power(): void {
    const first = this.drafts.length;
    for (const [code, zh, en, kV, fedBy] of SUBSTATIONS) {
      const k = places.townships.findIndex((t) => t.code === code);
      const feeder = fedBy < 0 ? null : this.drafts[first + fedBy]!.id;
      const at = this.siting.nearSeat(k);
      const attributes: Record<string, number | string> = { kV };
      if (feeder !== null) attributes['fedBy'] = feeder;
      this.add('substation', zh, en, at, k, 'assumed', attributes);
    }
    places.townships.forEach((t, k) => {
      const at = this.siting.openNear(this.roads.terrain.seats[k]!, 1500, 25);
      const en = `${t.name_en} radio tower`;
      this.add('tower', `${t.name}通信基站`, en, at, k, 'assumed', { heightM: 40 }, false);
    });
  }

  private hazards(): void {
    for (const f of places.hazards) {
      const at = this.siting.openNear(project(f.lon, f.lat), 500, 25);
      const attributes: Record<string, number | string> = { type: f.type };
      if ('h2s' in f) attributes['h2s'] = f.h2s ? 1 : 0;
      const provenance = f.status.startsWith('source:county plan')
        ? 'plan'
        : provenanceOf(f.status);
      this.add('hazardPoint', f.name, f.name_en, at, this.townshipOf(at), provenance, attributes);
    }
  }

  private scenery(): void {
    for (const s of places.scenic) {
      const at = project(s.lon, s.lat);
      const provenance = provenanceOf(s.status);
      this.add('scenic', s.name, s.name_en, at, this.townshipOf(at), provenance, {}, false);
    }
  }
}
