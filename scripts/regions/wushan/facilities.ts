import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { FacilityList, provenanceOf, type FacilityDraft } from '../lib/facility-list.ts';
import { places, project } from './context.ts';
import { hazardSites } from './hazard-sites.ts';
import {
  COUNTY_DEPOT_KITS,
  EXISTING_SHELTERS,
  KIND_OF_TYPE,
  PLAN,
  SCHOOL_CAPACITY,
  SECOND_SCHOOL_CAPACITY,
  SHELTER_M2_PER_PERSON,
  SUBSTATIONS,
} from './facility-plan.ts';
import type { WushanRoads } from './roads.ts';
import { WushanSiting } from './siting.ts';
import { placeWater } from './water-sources.ts';

/** Places every facility that the facts and the plan name or count, cameras and checks aside. */
export class FacilityPlacer extends FacilityList<WushanSiting> {
  private readonly roads: WushanRoads;

  constructor(roads: WushanRoads, occupied: readonly Point[]) {
    super(new WushanSiting(roads, occupied));
    this.roads = roads;
  }

  place(): FacilityDraft[] {
    this.fromFacts();
    this.clinics();
    this.shelters();
    this.depots();
    this.landings();
    placeWater(this, this.siting);
    this.power();
    this.hazards();
    this.scenery();
    for (const p of this.roads.portals) {
      this.add(
        'portal',
        p.name,
        p.nameEn,
        cellCentre(this.roads.terrain.grid, p.cell),
        null,
        'recalled',
        {
          neighbour: p.neighbour,
        },
      );
    }
    return this.drafts;
  }

  private fromFacts(): void {
    for (const f of places.facilities) {
      const kind = KIND_OF_TYPE[f.type]!;
      const at = project(f.lon, f.lat);
      const where =
        kind === 'wharf' ? this.siting.shoreNear(at) : this.siting.openNear(at, 900, 40);
      const attributes: Record<string, number | string> = {};
      if ('beds' in f && typeof f.beds === 'number') attributes['beds'] = f.beds;
      if ('runwayM' in f && typeof f.runwayM === 'number') attributes['runwayM'] = f.runwayM;
      if (f.type === 'water_refuelling')
        Object.assign(attributes, { use: 'refuelling', stage: 'planned' });
      if (f.type === 'maritime') attributes['use'] = 'patrol';
      this.add(
        kind,
        f.name,
        f.name_en,
        where,
        this.townshipOf(where),
        provenanceOf(f.status),
        attributes,
      );
    }
    places.townships.forEach((t, k) => {
      const at = this.siting.nearSeat(k);
      this.add('government', `${t.name}人民政府`, `${t.name_en} government`, at, k, 'assumed', {});
    });
  }

  private clinics(): void {
    const have = this.drafts.filter((d) => d.kind === 'clinic' || d.kind === 'hospital');
    places.townships.forEach((t, k) => {
      if (have.some((d) => d.township === k)) return;
      this.add(
        'clinic',
        `${t.name}卫生院`,
        `${t.name_en} clinic`,
        this.siting.nearSeat(k),
        k,
        'assumed',
        {
          beds: Math.max(10, Math.round(t.population / 600)),
        },
      );
    });
  }

  private shelters(): void {
    for (const [code, zh, en, capacity] of EXISTING_SHELTERS) {
      const k = places.townships.findIndex((t) => t.code === code);
      this.shelter(zh, en, k, capacity, 'existing');
    }
    const existing = new Set(EXISTING_SHELTERS.map(([code]) => code));
    places.townships.forEach((t, k) => {
      const capacity = existing.has(t.code) ? SECOND_SCHOOL_CAPACITY : SCHOOL_CAPACITY;
      this.shelter(`${t.name}学校避难场所`, `${t.name_en} school shelter`, k, capacity, 'planned');
    });
  }

  private shelter(zh: string, en: string, township: number, capacity: number, stage: string): void {
    this.add('shelter', zh, en, this.siting.nearSeat(township), township, 'assumed', {
      capacity,
      areaM2: capacity * SHELTER_M2_PER_PERSON,
      stage,
    });
  }

  private depots(): void {
    this.add(
      'depot',
      '巫山县应急物资储备库',
      'Wushan county relief depot',
      this.siting.nearSeat(0),
      0,
      'assumed',
      {
        tier: 'county',
        kits: COUNTY_DEPOT_KITS,
      },
    );
    const left = PLAN.kits - COUNTY_DEPOT_KITS;
    const n = places.townships.length;
    places.townships.forEach((t, k) => {
      const kits = Math.floor(((k + 1) * left) / n) - Math.floor((k * left) / n);
      this.add(
        'depot',
        `${t.name}应急物资储备库`,
        `${t.name_en} relief depot`,
        this.siting.nearSeat(k),
        k,
        'assumed',
        {
          tier: 'township',
          kits,
        },
      );
    });
  }

  private landings(): void {
    places.townships.forEach((t, k) => {
      this.add(
        'landing',
        `${t.name}直升机起降点`,
        `${t.name_en} landing point`,
        this.siting.nearSeat(k),
        k,
        'assumed',
        {
          areaM2: 1600,
        },
      );
    });
  }

  private power(): void {
    for (const [code, zh, en, kV] of SUBSTATIONS) {
      const k = places.townships.findIndex((t) => t.code === code);
      this.add('substation', zh, en, this.siting.nearSeat(k), k, 'assumed', { kV });
    }
    places.townships.forEach((t, k) => {
      const at = this.siting.openNear(this.roads.terrain.seats[k]!, 1500, 35);
      this.add(
        'tower',
        `${t.name}通信基站`,
        `${t.name_en} radio tower`,
        at,
        k,
        'assumed',
        { heightM: 40 },
        false,
      );
    });
  }

  private hazards(): void {
    for (const site of hazardSites(this.roads.terrain.rivers)) {
      const f = site.fact;
      const at = site.onBank ? this.siting.shoreNear(site) : site;
      const attributes: Record<string, number | string> = { type: f.type };
      if ('volumeM3' in f && typeof f.volumeM3 === 'number') attributes['volumeM3'] = f.volumeM3;
      if ('crestElevM' in f && typeof f.crestElevM === 'number')
        attributes['crestElevM'] = f.crestElevM;
      this.add(
        'hazardPoint',
        f.name,
        f.name_en,
        at,
        this.townshipOf(at),
        provenanceOf(f.status),
        attributes,
        false,
      );
    }
  }

  private scenery(): void {
    for (const s of places.scenic) {
      const at = project(s.lon, s.lat);
      this.add(
        'scenic',
        s.name,
        s.name_en,
        at,
        this.townshipOf(at),
        provenanceOf(s.status),
        {},
        false,
      );
    }
  }
}
