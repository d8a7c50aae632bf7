import type { Point } from '../kernel/grid.ts';
import type { RouteLeg } from '../region/routing.ts';

/** Way that a convoy takes: null for none; and where it sets out. */
export interface Drive {
  readonly legs: readonly RouteLeg[] | null;
  readonly at: Point;
  readonly nodeId: number;
}

/** What several teams use up within one step, before any of it is in the state; made when asked for. */
export class Shared {
  #cells: Set<number> | null = null;
  #rampFree: Map<string, number> | null = null;
  #goodsTaken: Map<string, number> | null = null;
  #boarded: Set<number> | null = null;
  #displaced: Map<string, number> | null = null;
  #spaceTaken: Map<string, number> | null = null;
  #onScene: Set<string> | null = null;
  #siteWork: Map<string, number> | null = null;
  #doors: Map<string, number> | null = null;
  #casualtiesTaken: Set<string> | null = null;
  #bedsTaken: Map<string, number> | null = null;
  #convoys: Map<string, Drive> | null = null;

  /** Cells of the fire's edge already worked on in this step. */
  get cells(): Set<number> {
    return (this.#cells ??= new Set());
  }
  get rampFree(): Map<string, number> {
    return (this.#rampFree ??= new Map());
  }
  /** By depot and item. */
  get goodsTaken(): Map<string, number> {
    return (this.#goodsTaken ??= new Map());
  }
  get boarded(): Set<number> {
    return (this.#boarded ??= new Set());
  }
  get displaced(): Map<string, number> {
    return (this.#displaced ??= new Map());
  }
  get spaceTaken(): Map<string, number> {
    return (this.#spaceTaken ??= new Map());
  }
  get onScene(): Set<string> {
    return (this.#onScene ??= new Set());
  }
  /** Work done in this step, by site and capability. */
  get siteWork(): Map<string, number> {
    return (this.#siteWork ??= new Map());
  }
  /** Doors knocked at in this step, by village. */
  get doors(): Map<string, number> {
    return (this.#doors ??= new Map());
  }
  /** Casualties taken aboard in this step, by group and place in it. */
  get casualtiesTaken(): Set<string> {
    return (this.#casualtiesTaken ??= new Set());
  }
  /** By hospital. */
  get bedsTaken(): Map<string, number> {
    return (this.#bedsTaken ??= new Map());
  }
  /** By the key of the convoy. */
  get convoys(): Map<string, Drive> {
    return (this.#convoys ??= new Map());
  }
}
