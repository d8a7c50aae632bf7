import { useMemo } from 'react';
import type { TornadoBar } from '../../engine/study/effects.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { factorWords } from '../../engine/study/words.ts';
import { PanelHead } from '../ui/controls.tsx';
import { Chart, INK, markedAt, PURPLE, sharesOver, TEAL } from './chart.tsx';
import { grouped, number, pct, points } from './figures.ts';
import { useLabWords } from './words.ts';

const WORSE = '#C9A9D0';
const BETTER = '#9CCFC8';
const SHOWN = 6;

/** How far each factor alone moves the share, between the ends of its range. */
export function TornadoPanel({ result }: { result: StudyResult }) {
  const { w, language } = useLabWords();
  const bars = result.effects?.tornado.slice(0, SHOWN) ?? [];
  const most = Math.max(
    0.01,
    ...bars.flatMap((b) => [b.pMin, b.pMax].map((p) => Math.abs(p - b.pBase))),
  );
  const x = (d: number): number => (64 * d) / most;
  return (
    <section className="st-panel" aria-label={w.tornado}>
      <PanelHead title={w.tornado} count={w.tornadoNote(result.target)} />
      <div className="st-body st-col st-scroll">
        {bars.length === 0 && (
          <p className="st-mut">{result.effects === null ? w.needDetails : w.noFactors}</p>
        )}
        {bars.length > 0 && (
          <table className="st-lab-tornado">
            <tbody>
              {bars.map((b) => (
                <tr key={b.factor}>
                  <th scope="row">{factorWords(b.factor)[language]}</th>
                  <td>
                    <svg width={220} height={24} aria-hidden="true" viewBox="-110 0 220 24">
                      {[
                        { p: b.pMin, at: b.min },
                        { p: b.pMax, at: b.max },
                      ].map(({ p, at }) => {
                        const d = x(p - b.pBase);
                        return (
                          <g key={at}>
                            <rect
                              x={Math.min(0, d)}
                              y={2}
                              width={Math.abs(d)}
                              height={20}
                              fill={d < 0 ? WORSE : BETTER}
                            />
                            {shown(b, p) && Math.abs(d) >= 1 && (
                              <text
                                x={d < 0 ? d - 4 : d + 4}
                                y={17}
                                textAnchor={d < 0 ? 'end' : 'start'}
                                fontSize={15}
                                fill={INK}
                              >
                                {number(at)}
                              </text>
                            )}
                          </g>
                        );
                      })}
                      <line x1={0} x2={0} y1={0} y2={24} stroke={INK} strokeWidth={1.5} />
                    </svg>
                  </td>
                  <td className="st-mut st-r">{`${points(b.pMin - b.pBase)} / ${points(b.pMax - b.pBase)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {bars.length > 0 && <p className="st-mut">{w.tornadoHint}</p>}
      </div>
    </section>
  );
}

/** Where both ends lie on one side only the farther one is named: the other would stand on it. */
function shown(b: TornadoBar, p: number): boolean {
  const here = p - b.pBase;
  const there = p === b.pMin ? b.pMax - b.pBase : b.pMin - b.pBase;
  return here * there <= 0 || Math.abs(here) > Math.abs(there);
}

/** Share against people displaced, and where it falls below what is asked for. */
export function LimitPanel({ result }: { result: StudyResult }) {
  const { w } = useLabWords();
  const limit = result.effects?.limit ?? null;
  const required = result.clauses.find((c) => c.id === result.target)!.required;
  const says = (): string => {
    if (limit === null) return w.needDetails;
    if (limit.at !== null) return w.designSays(grouped(limit.at.displaced));
    return limit.points[0]!.p < required ? w.designBelow : w.designNone;
  };
  return (
    <section className="st-panel st-lab-limit" aria-label={w.design}>
      <PanelHead title={w.design} count={w.designNote(result.target)} />
      <div className="st-body st-col st-scroll">
        {limit !== null && limit.points.length > 1 && (
          <LimitChart result={result} required={required} />
        )}
        <p className="st-mut">{says()}</p>
      </div>
    </section>
  );
}

function LimitChart({ result, required }: { result: StudyResult; required: number }) {
  const { w } = useLabWords();
  const limit = result.effects!.limit!;
  const option = useMemo(() => {
    const band = (pick: 0 | 1) => limit.points.map((p) => [p.displaced, 100 * p.wilson95[pick]]);
    const width = limit.points.map((p) => [p.displaced, 100 * (p.wilson95[1] - p.wilson95[0])]);
    const hidden = {
      type: 'line',
      symbol: 'none',
      stack: 'band',
      lineStyle: { opacity: 0 },
      silent: true,
      tooltip: { show: false },
    };
    const marks = [
      { yAxis: 100 * required, label: { show: false } },
      ...(limit.at === null
        ? []
        : [
            {
              xAxis: limit.at.displaced,
              lineStyle: { type: 'solid', width: 2, color: PURPLE },
              label: {
                formatter: w.designAt(grouped(limit.at.displaced)),
                color: PURPLE,
                fontWeight: 600,
                position: 'insideEndTop',
                rotate: 0,
                align: 'right',
              },
            },
          ]),
    ];
    return {
      ...sharesOver(w.displaced, { stepPct: 50 }),
      series: [
        { ...hidden, data: band(0) },
        { ...hidden, data: width, areaStyle: { color: '#BFE0DB', opacity: 1 } },
        {
          name: result.target,
          type: 'line',
          color: TEAL,
          symbolSize: 7,
          lineStyle: { width: 3 },
          data: limit.points.map((p) => [p.displaced, 100 * p.p]),
          markLine: markedAt(marks),
        },
      ],
    };
  }, [limit, required, result.target, w]);
  const label = limit.points.map((p) => `${Math.round(p.displaced)}: ${pct(p.p)} %`).join(', ');
  return <Chart option={option} height={210} label={`${w.design}: ${label}`} testId="limit" />;
}
