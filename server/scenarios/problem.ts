export { describe, fromZod, pathText, show } from '../../engine/protocol/problem.ts';
export type { FileProblem as ScenarioProblem } from '../../engine/protocol/problem.ts';
