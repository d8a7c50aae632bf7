import type { ScoreLine } from '../../engine/plan/target.ts';
import { weightedTotal } from '../../engine/plan/weighting.ts';
import { useWords } from '../i18n/index.ts';
import { trim } from './format.ts';

/** The weighted total over the lines that are decided, and how much of the weight that is. */
export function WeightedTotal(props: { readonly lines: readonly ScoreLine[] }) {
  const { t } = useWords();
  const { pct, decided, all } = weightedTotal(props.lines);
  if (all === 0) return null;
  const words =
    pct === null
      ? t('desk.totalNone', { all })
      : t('desk.total', { pct: trim(pct, 1), decided, all });
  return <p className="st-mut st-total">{words}</p>;
}
