export { describe, fromZod, show } from '../../engine/protocol/problem.ts';
export type { FileProblem as ScenarioProblem } from '../../engine/protocol/problem.ts';
