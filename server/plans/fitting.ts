import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanCard } from '../../engine/protocol/plans.ts';
import { loadResponsePlan, PLAN_FILE } from '../scenarios/load-response-plan.ts';

/** Every response plan in a folder, by name of its own folder. */
export async function planCards(plans: string): Promise<readonly PlanCard[]> {
  const entries = await readdir(plans, { withFileTypes: true });
  const cards: PlanCard[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const read = await loadResponsePlan(join(plans, entry.name, PLAN_FILE));
    if (!read.ok) continue;
    const { id, name, version, hazard, document } = read.value.plan;
    cards.push({ id, name, version, hazard, document });
  }
  return cards;
}

/** Plans of the county whose document the scenario names, for a hazard that it has. */
export const fitting = (
  cards: readonly PlanCard[],
  scenario: Readonly<Record<string, unknown>>,
): readonly PlanCard[] =>
  cards.filter((p) => p.document === scenario['plan'] && scenario[p.hazard] != null);
