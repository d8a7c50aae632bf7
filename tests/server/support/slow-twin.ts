import * as twin from './twin-engine.ts';

/** The twin on ground that takes long to load, as a real region does. */
const LOAD_MS = 1000;

export const listScenarios = twin.listScenarios;

export const openScenario: typeof twin.openScenario = async (id) => {
  await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
  return twin.openScenario(id);
};
