import type { PlusOne } from '../../engine/study/effects.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { poolWords } from '../../engine/study/words.ts';
import { PanelHead } from '../ui/controls.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { LIGHT } from '../ui/tokens.ts';
import { number, pct, points } from './figures.ts';
import { useLabWords } from './words.ts';

const SHOWN = 7;

/** What one more did for a clause. Studies of an earlier version know it of one clause alone. */
function gainsOf({ effects }: StudyResult, clauseId: string): readonly PlusOne[] {
  if (effects === null) return [];
  const known = effects.plusOneByClause?.[clauseId];
  return known ?? (clauseId === effects.target ? effects.plusOne : []);
}

/** Who was waited for, who never rested, and what one more would do for a clause. */
export function QueuePanel({ result, clauseId }: { result: StudyResult; clauseId: string }) {
  const { w, language } = useLabWords();
  const found = gainsOf(result, clauseId);
  const gains = new Map(found.map((p) => [p.pool, p]));
  const most = Math.max(0.05, ...[...gains.values()].flatMap((g) => g.interval95.map(Math.abs)));
  // Those that were tried come first: their effect is the advice.
  const rows = result.queues
    .filter((q) => gains.has(q.pool) || (q.waitP90S ?? 0) > 60 || (q.busyShare ?? 0) > 0.2)
    .map((q) => ({ id: q.pool, ...q }))
    .toSorted(
      (a, b) => (gains.get(b.pool)?.difference ?? -2) - (gains.get(a.pool)?.difference ?? -2),
    )
    .slice(0, SHOWN);
  return (
    <section className="st-panel" aria-label={w.queues}>
      <PanelHead title={w.queues} count={w.queuesNote(clauseId)} />
      <div className="st-scroll">
        <DataTable
          caption={w.queues}
          rows={rows}
          empty="—"
          columns={[
            {
              key: 'pool',
              label: w.queueHeads.pool,
              wrap: true,
              render: (q) => poolWords(q.pool)[language],
            },
            {
              key: 'busy',
              label: w.queueHeads.busy,
              right: true,
              render: (q) => (q.busyShare === null ? '—' : pct(q.busyShare)),
            },
            {
              key: 'wait',
              label: w.queueHeads.wait,
              right: true,
              render: (q) => (q.waitP90S === null ? '—' : w.minutes(number(q.waitP90S / 60))),
            },
            {
              key: 'plus',
              label: w.queueHeads.plus,
              render: (q) => {
                const gain = gains.get(q.pool);
                if (gain !== undefined) return <Gain gain={gain} most={most} />;
                return <span className="st-dim">{q.size === 0 ? w.noTeam : '—'}</span>;
              },
            },
          ]}
        />
        <p className="st-body">
          {result.effects === null ? w.needDetails : <Advice gains={found} clauseId={clauseId} />}
        </p>
      </div>
    </section>
  );
}

function Advice(props: { gains: readonly PlusOne[]; clauseId: string }) {
  const { w, language } = useLabWords();
  const best = props.gains[0];
  if (best === undefined || best.difference <= 0) return w.noGain;
  const [low, high] = best.interval95;
  const name = poolWords(best.pool)[language];
  return (
    <>
      <b>
        {w.best(name, props.clauseId, pct(best.pBefore), pct(best.p), points(low), points(high))}
      </b>{' '}
      {low > 0 ? w.sure : w.notSure}
    </>
  );
}

const HALF = 70;

/** Effect with its interval around nothing. */
function Gain({ gain, most }: { gain: PlusOne; most: number }) {
  const x = (d: number): number => HALF + (HALF - 4) * Math.max(-1, Math.min(1, d / most));
  const [low, high] = gain.interval95;
  const sure = low > 0 || high < 0;
  const from = Math.min(x(0), x(gain.difference));
  const width = Math.abs(x(gain.difference) - x(0));
  return (
    <span className="st-row st-lab-strip">
      <svg width={2 * HALF} height={26} aria-hidden="true">
        <line x1={x(0)} x2={x(0)} y1={0} y2={26} stroke={LIGHT.text1} strokeWidth={1.5} />
        <rect x={from} y={8} width={width} height={10} fill={sure ? LIGHT.action : LIGHT.edge} />
        <path
          d={`M${x(low)} 13H${x(high)}M${x(low)} 8v10M${x(high)} 8v10`}
          stroke={LIGHT.text1}
          strokeWidth={1.5}
        />
      </svg>
      <b>{points(gain.difference)}</b>
    </span>
  );
}
