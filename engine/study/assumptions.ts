/** How many figures of one part of the inputs are assumed, of those that say where they are from. */
export interface AssumedPart {
  readonly part: string;
  readonly assumed: number;
  readonly figures: number;
}

/**
 * Counts what carries `provenance` in an input, by its first level: teams, people, aid … Parts
 * without any are left out.
 */
export function assumedParts(input: Readonly<Record<string, unknown>>): readonly AssumedPart[] {
  const out: AssumedPart[] = [];
  for (const [part, value] of Object.entries(input)) {
    const tally = { assumed: 0, figures: 0 };
    count(value, tally);
    if (tally.figures > 0) out.push({ part, ...tally });
  }
  return out.toSorted((a, b) => b.assumed - a.assumed || (a.part < b.part ? -1 : 1));
}

function count(value: unknown, tally: { assumed: number; figures: number }): void {
  if (Array.isArray(value)) for (const x of value) count(x, tally);
  else if (typeof value === 'object' && value !== null) {
    const { provenance } = value as { provenance?: unknown };
    if (typeof provenance === 'string') {
      tally.figures++;
      if (provenance === 'assumed') tally.assumed++;
    }
    for (const x of Object.values(value)) if (typeof x === 'object') count(x, tally);
  }
}
