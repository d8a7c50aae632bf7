import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ClauseResult } from '../../engine/study/clauses.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { PanelHead } from '../ui/controls.tsx';
import { navigate } from '../ui/router.ts';
import { Icon } from '../ui/symbols.tsx';
import { LIGHT } from '../ui/tokens.ts';
import { Chart, markedAt, sharesOver, TEAL } from './chart.tsx';
import { pct, points, withUnit } from './figures.ts';
import { labApi } from './lab-api.ts';
import { useLabWords } from './words.ts';

/** How long the chosen clause takes, its comparison with the second plan, and the worst runs. */
export function CurvePanel(props: { id: string; result: StudyResult; clauseId: string }) {
  const { w, language } = useLabWords();
  const { result, clauseId } = props;
  const clause = result.clauses.find((c) => c.id === clauseId)!;
  const target = result.targets.find((t) => t.id === clauseId)!;
  const second = result.second?.find((c) => c.id === clauseId) ?? null;
  const value = (v: number | null): string =>
    v === null ? w.beyond : withUnit(v, clause.unit, language);
  // Shares and numbers have no course in time to be drawn.
  const hasCurve = (clause.unit === 'h' || clause.unit === 'min') && clause.curve.length > 0;
  const pair = result.pairs?.find((p) => p.id === clauseId);
  return (
    <section className="st-panel st-lab-curve" aria-label={`${clauseId} ${target.title[language]}`}>
      <PanelHead title={`${clauseId} ${target.title[language]}`} count={w.curve}>
        {clause.open > 0 && <span className="st-mut">{w.openRuns(clause.open)}</span>}
      </PanelHead>
      <div className="st-body st-col st-scroll">
        {!hasCurve ? (
          <p className="st-mut">{w.noCurve}</p>
        ) : (
          <Curve clause={clause} second={second} />
        )}
        <p>
          {w.why[clause.verdict]}
          {hasCurve && (
            <span className="st-mut"> {w.quantiles(value(clause.p50), value(clause.p90))}</span>
          )}
        </p>
        {pair !== undefined && (
          <p>
            <b>
              {w.pair(
                points(pair.difference),
                points(pair.interval95[0]),
                points(pair.interval95[1]),
              )}
            </b>
          </p>
        )}
        {clauseId === result.target && <Worst id={props.id} result={result} value={value} />}
      </div>
    </section>
  );
}

function Curve({ clause, second }: { clause: ClauseResult; second: ClauseResult | null }) {
  const { w, language } = useLabWords();
  const option = useMemo(() => {
    const all = [...clause.curve, ...(second?.curve ?? [])].map((p) => p.time);
    const max = Math.max(clause.limit ?? 0, ...all) * 1.05 || 1;
    const steps = (c: ClauseResult): [number, number][] => {
      const points: [number, number][] = [
        [0, 0],
        ...c.curve.map((p): [number, number] => [p.time, 100 * p.share]),
      ];
      return [...points, [max, points.at(-1)![1]]];
    };
    const line = (name: string, c: ClauseResult, colour: string, type: 'solid' | 'dashed') => ({
      name,
      type: 'line',
      step: 'end',
      symbol: 'none',
      color: colour,
      lineStyle: { width: type === 'solid' ? 3 : 2, type },
      data: steps(c),
    });
    const marks = [
      {
        yAxis: 100 * clause.required,
        label: {
          formatter: w.requiredLine(pct(clause.required)),
          position: 'insideStartTop',
        },
      },
      ...(clause.limit === null
        ? []
        : [
            {
              xAxis: clause.limit,
              lineStyle: { type: 'solid', width: 2 },
              label: {
                formatter: w.limit(withUnit(clause.limit, clause.unit, language)),
                position: 'insideMiddleBottom',
                rotate: 0,
                align: 'left',
              },
            },
          ]),
    ];
    return {
      ...sharesOver(clause.unit, { max: Number(max.toPrecision(3)) }),
      series: [
        { ...line(w.thisPlan, clause, TEAL, 'solid'), markLine: markedAt(marks) },
        ...(second === null ? [] : [line(w.otherPlan, second, LIGHT.text3, 'dashed')]),
      ],
    };
  }, [clause, second, w, language]);
  return (
    <Chart
      option={option}
      height={236}
      label={`${clause.id}: P50 ${clause.p50 ?? w.beyond}, P90 ${clause.p90 ?? w.beyond} ${clause.unit}`}
      testId="curve"
    />
  );
}

function Worst(props: { id: string; result: StudyResult; value(v: number | null): string }) {
  const { w } = useLabWords();
  const [busy, setBusy] = useState<number | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { worst } = props.result;
  if (worst.length === 0) return null;
  const open = async (seed: number): Promise<void> => {
    setBusy(seed);
    setSaid(null);
    const made = await labApi.replay(props.id, seed);
    setBusy(null);
    if (made.ok) navigate(`/review/${made.value.id}`);
    else setSaid(made.error.code === 'inUse' ? w.replayBusy : w.notFound);
  };
  return (
    <div className="st-col">
      <div className="st-row st-wrap">
        <span className="st-mut">{w.worst}</span>
        {worst.map((x) => (
          <Button
            key={x.seed}
            variant="default"
            size="xs"
            loading={busy === x.seed}
            leftSection={<Icon id="ui-play" size={18} />}
            aria-label={`${w.seed(x.seed)}, ${w.openReplay}`}
            onClick={() => void open(x.seed)}
          >
            {`${w.seed(x.seed)} · ${props.value(x.value)}`}
          </Button>
        ))}
      </div>
      <p role="alert">{said}</p>
    </div>
  );
}
