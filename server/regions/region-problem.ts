/** One thing wrong with a region package: where, and what was expected. */
export interface RegionProblem {
  /** File name inside the package. */
  readonly file: string;
  /** Path inside the file, e.g. `features.12.properties.nodeId`; empty for the whole file. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export const describeProblem = (p: RegionProblem): string =>
  `${p.file}${p.path === '' ? '' : ` at ${p.path}`}: expected ${p.expected}, found ${p.found}`;
