/** What a trial thread is started with. */
export interface TrialWarmUp {
  /** Scenario by id, folder or file. */
  readonly scenario: string;
}

/** One run to do: a seed, and the values of the factors that the study varies. */
export interface TrialOrder {
  readonly seed: number;
  readonly values: Readonly<Record<string, number>>;
}
