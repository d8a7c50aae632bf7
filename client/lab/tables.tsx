import type { StudyResult } from '../../engine/study/result.ts';
import { activityWords, factorWords, partWords, YEARLY_WORDS } from '../../engine/study/words.ts';
import { PanelHead } from '../ui/controls.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { duration } from '../ui/format.ts';
import { number, pct, points } from './figures.ts';
import { useLabWords } from './words.ts';

function TablePanel<R extends { readonly id: string | number }>(props: {
  title: string;
  note: string;
  rows: readonly R[];
  columns: readonly Column<R>[];
}) {
  if (props.rows.length === 0) return null;
  return (
    <section className="st-panel" aria-label={props.title}>
      <PanelHead title={props.title} />
      <div className="st-scroll">
        <p className="st-body st-mut">{props.note}</p>
        <DataTable caption={props.title} rows={props.rows} columns={props.columns} empty="" />
      </div>
    </section>
  );
}

const right = { right: true } as const;

export function CriticalPanel({ result }: { result: StudyResult }) {
  const { w, language } = useLabWords();
  const clause = result.clauses.find((c) => c.id === result.target)!;
  const h = w.criticalHeads;
  return (
    <TablePanel
      title={`${w.critical} · ${result.target}`}
      note={w.criticalNote}
      rows={clause.critical.slice(0, 8).map((c) => ({ id: c.activity, ...c }))}
      columns={[
        {
          key: 'a',
          label: h.activity,
          wrap: true,
          render: (c) => activityWords(c.activity)[language],
        },
        { key: 's', label: h.share, ...right, render: (c) => `${pct(c.share)} %` },
        { key: 'm', label: h.median, ...right, render: (c) => duration(c.medianS, language) },
      ]}
    />
  );
}

export function MorrisPanel({ result }: { result: StudyResult }) {
  const { w, language } = useLabWords();
  const h = w.morrisHeads;
  return (
    <TablePanel
      title={`${w.morris} · ${result.target}`}
      note={w.morrisNote}
      rows={(result.effects?.morris ?? []).map((m) => ({ id: m.factorId, ...m }))}
      columns={[
        { key: 'f', label: h.factor, render: (m) => factorWords(m.factorId)[language] },
        { key: 's', label: h.muStar, ...right, render: (m) => number(m.muStar) },
        { key: 'm', label: h.mu, ...right, render: (m) => number(m.mu) },
        { key: 'd', label: h.sigma, ...right, render: (m) => number(m.sigma) },
      ]}
    />
  );
}

export function PairsPanel({ result }: { result: StudyResult }) {
  const { w } = useLabWords();
  const h = w.pairHeads;
  return (
    <TablePanel
      title={w.pairs}
      note=""
      rows={result.pairs ?? []}
      columns={[
        { key: 'i', label: h.id, render: (p) => <b>{p.id}</b> },
        { key: 'd', label: h.difference, ...right, render: (p) => points(p.difference) },
        {
          key: 'r',
          label: h.interval,
          ...right,
          render: (p) => p.interval95.map(points).join(' … '),
        },
        { key: 'e', label: h.exact, ...right, render: (p) => number(p.exactP) },
        { key: 'm', label: h.mid, ...right, render: (p) => number(p.midP) },
      ]}
    />
  );
}

export function YearsPanel({ result }: { result: StudyResult }) {
  const { w, language } = useLabWords();
  const h = w.yearHeads;
  return (
    <TablePanel
      title={w.years}
      note={w.yearsNote}
      rows={result.yearly}
      columns={[
        { key: 'i', label: h.id, wrap: true, render: (y) => YEARLY_WORDS[y.id][language] },
        { key: 'l', label: h.limit, ...right, render: (y) => `≤ ${y.limit} ${y.unit}` },
        { key: 'm', label: h.mean, ...right, render: (y) => number(y.mean) },
        { key: 'w', label: h.within, ...right, render: (y) => `${pct(y.shareWithin)} %` },
        { key: 'p', label: h.p90, ...right, render: (y) => number(y.p90) },
      ]}
    />
  );
}

export function AssumedPanel({ result }: { result: StudyResult }) {
  const { w, language } = useLabWords();
  const h = w.assumedHeads;
  return (
    <TablePanel
      title={w.assumed}
      note={w.assumedNote}
      rows={result.assumed.map((a) => ({ id: a.part, ...a }))}
      columns={[
        { key: 'p', label: h.part, render: (a) => partWords(a.part)[language] },
        { key: 'a', label: h.assumed, ...right, render: (a) => a.assumed },
        { key: 'f', label: h.all, ...right, render: (a) => a.figures },
      ]}
    />
  );
}
