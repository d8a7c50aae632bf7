import { Menu, Button } from '@mantine/core';
import { useState } from 'react';
import type { StudyDocument } from '../../engine/protocol/studies.ts';
import { duration, text } from '../ui/format.ts';
import { ClauseTable } from './clause-table.tsx';
import { CurvePanel } from './curve-panel.tsx';
import { LimitPanel, TornadoPanel } from './effect-panels.tsx';
import { number } from './figures.ts';
import { GanttPanel } from './gantt-panel.tsx';
import { reportUrl, type ReportKind } from './lab-api.ts';
import { QueuePanel } from './queue-panel.tsx';
import { AssumedPanel, CriticalPanel, MorrisPanel, PairsPanel, YearsPanel } from './tables.tsx';
import { useLabWords, type LabWords } from './words.ts';

/** One page of what a study says: verdicts first, then why, then the small print. */
export function ResultView({ id, document }: { id: string; document: StudyDocument }) {
  const { result } = document;
  const [clauseId, setClauseId] = useState(result.target);
  return (
    <main id="lab-main" tabIndex={-1} className="st-lab-result">
      <Facts document={document} />
      <ClauseTable result={result} selected={clauseId} onSelect={setClauseId} />
      <CurvePanel id={id} result={result} clauseId={clauseId} />
      <QueuePanel result={result} clauseId={clauseId} />
      <TornadoPanel result={result} />
      <LimitPanel result={result} />
      <GanttPanel result={result} />
      <CriticalPanel result={result} />
      <MorrisPanel result={result} />
      <PairsPanel result={result} />
      <YearsPanel result={result} />
      <AssumedPanel result={result} />
    </main>
  );
}

function Facts({ document }: { document: StudyDocument }) {
  const { w, language } = useLabWords();
  const { about, result } = document;
  const assumed = result.assumed.reduce((n, a) => n + a.assumed, 0);
  const all = result.assumed.reduce((n, a) => n + a.figures, 0);
  const facts: readonly (readonly [string, string])[] = [
    [
      w.facts.scenario,
      `${text(about.scenario, language)}, ${number(about.durationTicks / 3600)} h`,
    ],
    [w.facts.runs, w.runsDone(result.runs, result.realisations)],
    [w.facts.seeds, `1–${result.runs}`],
    [w.facts.model, `${about.engine.slice(0, 8)} · ${about.content.slice(0, 8)}`],
    [w.facts.time, tookWords(about, w, language)],
    [w.facts.hash, result.hash.slice(0, 8)],
    [w.facts.assumed, w.assumedShare(assumed, all)],
  ];
  return (
    <dl className="st-lab-facts">
      {facts.map(([k, v]) => (
        <div key={k}>
          <dt>{k}</dt>
          <dd>{v}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A study that went on from runs that it had says nothing of its speed. */
function tookWords(about: StudyDocument['about'], w: LabWords, language: 'zh' | 'en'): string {
  const time = duration(about.wallMs / 1000, language);
  if (about.runsPerSecond === 0) return time;
  const { hazardCpuS } = about;
  const shared = hazardCpuS ? w.hazardTook(duration(hazardCpuS, language)) : '';
  return `${w.took(time, number(about.runsPerSecond))}${shared}`;
}

const KINDS: readonly ReportKind[] = ['html', 'en.html', 'xlsx', 'csv', 'json'];

export function Exports({ id }: { id: string }) {
  const { w } = useLabWords();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default">{w.exports}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={kind} component="a" href={reportUrl(id, kind)} download>
            {w.exportNames[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
