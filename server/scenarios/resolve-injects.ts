import { effectFaults } from '../../engine/exercise/msel/check-inject.ts';
import { unknownNames } from '../../engine/exercise/msel/condition-check.ts';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import { mselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { InjectSpec, Scenario } from '../../engine/exercise/scenario.ts';
import type { AnyPlace, EffectFile, InjectFile } from '../../engine/protocol/msel-file-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Locator } from './locate.ts';

/** A road farther than this from the place that an inject names is not the road it means. */
const ROAD_SEARCH_M = 3_000;

/** A position of a file, or one in metres of the region's own grid. */
function pointOf(path: string, p: AnyPlace, locate: Locator): Point | null {
  return 'e' in p ? { e: p.e, n: p.n } : (locate.place(path, p)?.at ?? null);
}

function resolveRoad(
  effect: Extract<EffectFile, { kind: 'closeRoad' }>,
  path: string,
  locate: Locator,
): InjectSpec['effect'] | null {
  const { debrisM3 } = effect;
  const edges = locate.region.roads.edges.length;
  if (effect.near === undefined) {
    const edgeId = effect.edge!;
    if (edgeId < edges) return { kind: 'closeRoad', edgeId, debrisM3 };
    return locate.problem(`${path}.edge`, `a road edge below ${edges}`, edgeId);
  }
  const near = pointOf(`${path}.near`, effect.near, locate);
  if (near === null) return null;
  const edge = locate.nearestEdge(near);
  if (edge !== null && edge.distanceM <= ROAD_SEARCH_M)
    return { kind: 'closeRoad', edgeId: edge.edgeId, debrisM3 };
  const got = edge === null ? 'no road' : `${Math.round(edge.distanceM)} m`;
  return locate.problem(`${path}.near`, `a road within ${ROAD_SEARCH_M} m`, got);
}

/** An effect with its place found; null, and a problem of the locator, when there is no such place. */
export function resolveEffect(
  effect: EffectFile,
  path: string,
  locate: Locator,
): InjectSpec['effect'] | null {
  switch (effect.kind) {
    case 'incident':
      return { kind: 'incident', incidentId: effect.incident };
    case 'outage':
      return { kind: 'outage', assetIds: effect.facilities };
    case 'delivery':
      return { kind: 'delivery', deliveryId: effect.delivery };
    case 'ignite': {
      const at = pointOf(`${path}.at`, effect.at, locate);
      return at === null ? null : { kind: 'ignite', at };
    }
    case 'control': {
      const { control } = effect;
      if (!('at' in control)) return { kind: 'control', control };
      const at = pointOf(`${path}.control.at`, control.at, locate);
      return at === null ? null : { kind: 'control', control: { ...control, at } };
    }
    case 'closeRoad':
      return resolveRoad(effect, path, locate);
    default:
      return effect;
  }
}

function resolveInject(
  inject: InjectFile,
  path: string,
  files: ReadonlyMap<string, Attachment>,
  locate: Locator,
): InjectSpec | null {
  const { at, to, effect, target, attachments, ...rest } = inject;
  const found = resolveEffect(effect, `${path}.effect`, locate);
  const handed = attachments.map(
    (name, i) =>
      files.get(name) ??
      locate.problem(`${path}.attachments[${i}]`, 'a file in the folder attachments', name),
  );
  if (found === null || handed.includes(null)) return null;
  return {
    ...rest,
    atTick: at,
    toSeatIds: to,
    targetId: target,
    attachments: handed.filter((a) => a !== null),
    effect: found,
  };
}

/** The injects of a scenario, without those in which something cannot be found. */
export function resolveInjects(
  file: ScenarioFile,
  files: ReadonlyMap<string, Attachment>,
  locate: Locator,
): InjectSpec[] {
  const numbers = new Map<string, number>();
  const found = file.injects.map((inject, i) => {
    const path = `injects[${i}]`;
    const first = numbers.get(inject.number);
    if (first !== undefined)
      locate.problem(
        `${path}.number`,
        `a number other than that of injects[${first}]`,
        inject.number,
      );
    else numbers.set(inject.number, i);
    if (inject.at !== null && inject.at > file.duration)
      locate.problem(`${path}.at`, 'a time within the duration', inject.at);
    if (inject.objective !== null && inject.objective > file.objectives.length)
      locate.problem(
        `${path}.objective`,
        `the number of an objective, 1 to ${file.objectives.length}`,
        inject.objective,
      );
    if (inject.target !== null && !file.targets.includes(inject.target))
      locate.problem(`${path}.target`, `one of ${file.targets.join(', ')}`, inject.target);
    return resolveInject(inject, path, files, locate);
  });
  return found.filter((i) => i !== null);
}

/** Conditions and effects may name only what the scenario has; asked when all of it is resolved. */
export function checkConditions(file: ScenarioFile, scenario: Scenario, locate: Locator): void {
  const context = mselContext(scenario, locate.region);
  const { ids } = context;
  const known = { ...ids, inject: file.injects.map((i) => i.id) };
  scenario.injects.forEach(({ id, effect }) => {
    if (effect.kind !== 'control') return;
    const i = file.injects.findIndex((f) => f.id === id);
    for (const { expected, got } of effectFaults({ effect }, { context }))
      locate.problem(`injects[${i}].effect`, expected === '' ? 'none here' : expected, got);
  });
  file.injects.forEach((inject, i) => {
    if (inject.when === null) return;
    for (const { expected, got } of unknownNames(inject.when.condition, known))
      locate.problem(`injects[${i}].when`, expected, got.replaceAll('"', ''));
  });
}
