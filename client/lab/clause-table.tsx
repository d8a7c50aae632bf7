import type { ClauseResult } from '../../engine/study/clauses.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { VERDICT_WORDS } from '../../engine/study/words.ts';
import { PanelHead } from '../ui/controls.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Status, type StatusState } from '../ui/status-tag.tsx';
import { LIGHT } from '../ui/tokens.ts';
import { grouped, pct, withUnit } from './figures.ts';
import { useLabWords, type LabWords } from './words.ts';

export const STATE: Readonly<Record<ClauseResult['verdict'], StatusState>> = {
  feasible: 'met',
  infeasible: 'miss',
  unsure: 'unsure',
  recordOnly: 'none',
  notTriggered: 'none',
};
const COLOUR: Readonly<Record<string, string>> = {
  feasible: LIGHT.met,
  infeasible: LIGHT.miss,
  unsure: LIGHT.unsure,
};

/** Verdict of every clause, with its share and interval on one scale. */
export function ClauseTable(props: {
  result: StudyResult;
  selected: string;
  onSelect(id: string): void;
}) {
  const { w, language } = useLabWords();
  const { clauses, targets } = props.result;
  const count = (v: ClauseResult['verdict']): number =>
    clauses.filter((c) => c.verdict === v).length;
  const least = scaleFrom(clauses);
  const quote = (id: string): string => {
    const target = targets.find((x) => x.id === id)!;
    return language === 'zh' ? target.quote : target.title.en;
  };
  return (
    <section className="st-panel st-lab-clauses" aria-label={w.clauses}>
      <PanelHead title={w.clauses} count={w.clausesNote}>
        {(['feasible', 'infeasible', 'unsure'] as const).map((v) => (
          <Status key={v} state={STATE[v]} words={`${VERDICT_WORDS[v][language]} ${count(v)}`} />
        ))}
      </PanelHead>
      <div className="st-scroll">
        <DataTable
          caption={w.clauses}
          rows={clauses}
          empty=""
          normalRows
          selected={props.selected}
          onSelect={(c) => props.onSelect(c.id)}
          columns={[
            { key: 'id', label: w.clauseHeads.id, render: (c) => <b>{c.id}</b> },
            {
              key: 'quote',
              label: w.clauseHeads.quote,
              wrap: true,
              render: (c) => <Quote words={quote(c.id)} />,
            },
            {
              key: 'verdict',
              label: w.clauseHeads.verdict,
              render: (c) => (
                <span title={w.why[c.verdict]}>
                  <Status state={STATE[c.verdict]} words={VERDICT_WORDS[c.verdict][language]} tag />
                </span>
              ),
            },
            {
              key: 'share',
              label: w.clauseHeads.share,
              render: (c) =>
                c.p === null ? (
                  <span className="st-dim">{w.notJudged}</span>
                ) : (
                  <Strip clause={c} least={least} />
                ),
            },
            {
              key: 'runs',
              label: w.clauseHeads.runs,
              right: true,
              wide: true,
              render: (c) => (c.p === null ? '—' : `${grouped(c.met)}/${grouped(c.runs)}`),
            },
            {
              key: 'note',
              label: w.clauseHeads.note,
              wrap: true,
              render: (c) => remark(c, w, language),
            },
          ]}
        />
      </div>
    </section>
  );
}

/** Two lines of the plan's words; all of them for who points at it. */
const Quote = ({ words }: { words: string }) => (
  <span className="st-lab-quote" title={words}>
    {words}
  </span>
);

function remark(c: ClauseResult, w: LabWords, language: 'zh' | 'en'): string {
  const [low = 0, high = 1] = c.wilson95 ?? [];
  if (c.verdict === 'feasible') return w.low(pct(low));
  if (c.verdict === 'infeasible') return w.high(pct(high));
  if (c.verdict === 'notTriggered') return w.noCase;
  if (c.verdict === 'unsure')
    return c.runsNeeded === null ? w.close : w.needs(grouped(c.runsNeeded));
  if (c.p90 !== null) return w.p90(withUnit(c.p90, c.unit, language));
  return c.open > 0 ? w.p90(w.beyond) : '';
}

/** The scale begins at a round share below everything that is shown, so that differences are seen. */
function scaleFrom(clauses: readonly ClauseResult[]): number {
  const lows = clauses.flatMap((c) => (c.wilson95 === null ? [] : [c.wilson95[0], c.required]));
  return Math.max(0, Math.min(0.8, Math.floor(Math.min(1, ...lows) * 5) / 5));
}

const WIDTH = 200;

/** Share with its interval; the share that is asked for stands upright. */
function Strip({ clause: c, least }: { clause: ClauseResult; least: number }) {
  const x = (share: number): number => 6 + ((WIDTH - 12) * (share - least)) / (1 - least);
  const colour = COLOUR[c.verdict] ?? LIGHT.text2;
  const [low, high] = c.wilson95!;
  return (
    <span className="st-row st-lab-strip">
      <svg
        width={WIDTH}
        height={30}
        role="img"
        aria-label={`${pct(c.p!)} % (${pct(low)}–${pct(high)})`}
      >
        <line x1={6} x2={WIDTH - 6} y1={23} y2={23} stroke={LIGHT.divider} />
        {[0, 0.25, 0.5, 0.75, 1].map((f) => (
          <line
            key={f}
            x1={6 + f * (WIDTH - 12)}
            x2={6 + f * (WIDTH - 12)}
            y1={20}
            y2={26}
            stroke={LIGHT.edge}
          />
        ))}
        <line
          x1={x(c.required)}
          x2={x(c.required)}
          y1={1}
          y2={29}
          stroke={LIGHT.text1}
          strokeWidth={2}
        />
        <rect
          x={x(low)}
          y={8}
          width={Math.max(2, x(high) - x(low))}
          height={8}
          fill={colour}
          opacity={0.35}
        />
        <path d={`M${x(low)} 6v12M${x(high)} 6v12`} stroke={colour} strokeWidth={2} />
        <circle cx={x(c.p!)} cy={12} r={5} fill={colour} />
      </svg>
      <b>{pct(c.p!)}</b>
    </span>
  );
}
