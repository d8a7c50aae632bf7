import type { ScoreLine, ScoreStatus } from '../plan/target.ts';
import type { TargetChange, TargetSide } from './types.ts';

/** How good a status is; statuses that decide nothing have no place in the order. */
const RANK: Readonly<Partial<Record<ScoreStatus, number>>> = { notMet: 0, met: 1 };

/** Values that differ by less than this share of the larger are the same (assumed). */
const SAME_SHARE = 1e-6;

/** Share of the cases that hold; NaN where the target counts none, which is neither more nor less. */
const shareMet = (l: ScoreLine): number => l.casesMet / l.cases;

const sideOf = ({ value, status, cases, casesMet }: ScoreLine): TargetSide => ({
  value,
  status,
  cases,
  casesMet,
});

function changeOf(before: ScoreLine, after: ScoreLine): TargetChange['change'] {
  const a = RANK[before.status];
  const b = RANK[after.status];
  if (a !== undefined && b !== undefined && a !== b) return b > a ? 'better' : 'worse';
  // More in time is better even where the slowest case took longer.
  const more = before.op === 'record' ? 0 : shareMet(after) - shareMet(before);
  if (more > 0) return 'better';
  if (more < 0) return 'worse';
  if (before.value === null || after.value === null) return 'unclear';
  const difference = after.value - before.value;
  const large = Math.max(Math.abs(before.value), Math.abs(after.value));
  if (Math.abs(difference) <= SAME_SHARE * large) return 'same';
  if (before.op === 'record') return 'unclear';
  // Shares stand as percent with an upper or lower limit alike: more is better but for times.
  const lessIsBetter = before.op === '<=';
  return difference < 0 === lessIsBetter ? 'better' : 'worse';
}

/**
 * A re-test: every target of two exercises, before and after, by the order of the second. A target
 * that one of them does not have is told with null on that side.
 */
export function compareScores(
  before: readonly ScoreLine[],
  after: readonly ScoreLine[],
): readonly TargetChange[] {
  const old = new Map(before.map((l) => [l.id, l]));
  const rows = after.map((line): TargetChange => {
    const was = old.get(line.id);
    old.delete(line.id);
    const known = was !== undefined && was.value !== null && line.value !== null;
    return {
      targetId: line.id,
      title: line.title,
      unit: line.unit,
      before: was === undefined ? null : sideOf(was),
      after: sideOf(line),
      difference: known ? line.value! - was.value! : null,
      change: was === undefined || was.unit !== line.unit ? 'unclear' : changeOf(was, line),
    };
  });
  for (const line of old.values())
    rows.push({
      targetId: line.id,
      title: line.title,
      unit: line.unit,
      before: sideOf(line),
      after: null,
      difference: null,
      change: 'unclear',
    });
  return rows;
}
