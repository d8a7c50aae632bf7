import type { Point } from '../../../engine/kernel/grid.ts';
import type { FacilityKind, Provenance } from '../../../engine/region/region.ts';
import type { Siting } from './siting.ts';

export interface FacilityDraft extends Point {
  readonly id: string;
  readonly kind: FacilityKind;
  readonly zh: string;
  readonly en: string;
  readonly township: number | null;
  readonly attributes: Record<string, number | string>;
  readonly provenance: Provenance;
  /** Vehicles must reach it: it gets a road of its own when there is none. */
  readonly onRoad: boolean;
}

/** Collects the facilities of a county: numbers them and keeps their ground. */
export class FacilityList<S extends Siting = Siting> {
  readonly drafts: FacilityDraft[] = [];
  readonly siting: S;
  private readonly counters = new Map<string, number>();

  constructor(siting: S) {
    this.siting = siting;
  }

  add(
    kind: FacilityKind,
    zh: string,
    en: string,
    at: Point,
    township: number | null,
    provenance: Provenance,
    attributes: Record<string, number | string>,
    onRoad = true,
  ): void {
    const n = (this.counters.get(kind) ?? 0) + 1;
    this.counters.set(kind, n);
    const id = `${kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}-${n}`;
    this.drafts.push({
      id,
      kind,
      zh,
      en,
      e: at.e,
      n: at.n,
      township,
      attributes,
      provenance,
      onRoad,
    });
    this.siting.take(at);
  }

  townshipOf(at: Point): number {
    return this.siting.townshipOf(at);
  }
}

/** Word of a fact's status as the types know it. */
export function provenanceOf(status: string): Provenance {
  if (status.startsWith('source')) return 'published';
  if (status.startsWith('recalled')) return 'recalled';
  if (status.startsWith('estimated')) return 'estimated';
  return 'assumed';
}
