import { useState } from 'react';
import type { Gantt } from '../../engine/study/gantt.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { activityWords } from '../../engine/study/words.ts';
import { PanelHead, Segments } from '../ui/controls.tsx';
import { duration } from '../ui/format.ts';
import { useLabWords } from './words.ts';

const MOST_BARS = 14;

/** What was under way when in one run, and the chain that its result hung on. */
export function GanttPanel({ result }: { result: StudyResult }) {
  const { w } = useLabWords();
  const [which, setWhich] = useState<'typical' | 'slow'>('typical');
  const gantt = result[which];
  if (result.typical === null || result.slow === null || gantt === null) return null;
  return (
    <section className="st-panel st-lab-wide" aria-label={w.timeline}>
      <PanelHead title={w.timeline} count={w.timelineNote}>
        <Segments
          label={w.timeline}
          value={which}
          onChange={(value: 'typical' | 'slow') => setWhich(value)}
          options={[
            { value: 'typical' as const, label: w.typical(result.typical.seed) },
            { value: 'slow' as const, label: w.slow(result.slow.seed) },
          ]}
        />
      </PanelHead>
      <div className="st-body">
        <Bars gantt={gantt} />
        <ChainWords gantt={gantt} />
      </div>
    </section>
  );
}

const LEAST_S = 3 * 3600;

/** Up to the end of the chain and a little more, in whole hours: what comes later held nothing up. */
function spanOf(g: Gantt): number {
  const last = Math.max(LEAST_S, 1.15 * (g.path.at(-1)?.toTick ?? 0));
  return Math.min(g.endTick, Math.ceil(last / 3600) * 3600);
}

/** The chain in words: what took how long, one after another. */
function ChainWords({ gantt }: { gantt: Gantt }) {
  const { w, language } = useLabWords();
  const steps = gantt.path.filter((s) => s.toTick - s.fromTick >= 60);
  if (steps.length === 0) return null;
  const words = steps.map(
    (s) => `${activityWords(s.activity)[language]} ${duration(s.toTick - s.fromTick, language)}`,
  );
  return (
    <p>
      <b>{w.chain}</b> {words.join(' → ')}
    </p>
  );
}

function Bars({ gantt }: { gantt: Gantt }) {
  const { w, language } = useLabWords();
  const span = spanOf(gantt);
  const left = (tick: number): string => `${(100 * Math.min(tick, span)) / span}%`;
  const width = (from: number, to: number): string =>
    `${(100 * Math.max(0, Math.min(to, span) - Math.min(from, span))) / span}%`;
  const bars = gantt.bars.filter((b) => b.orderedTick < span).slice(0, MOST_BARS);
  const every = span > 12 * 3600 ? 4 : span > 6 * 3600 ? 2 : 1;
  const hours = Array.from({ length: Math.floor(span / 3600 / every) + 1 }, (_, i) => i * every);
  return (
    <div className="st-lab-gantt">
      {bars.map((b) => {
        const begun = b.workingTick < 0 ? b.endTick : b.workingTick;
        const name = activityWords(b.activity)[language];
        return (
          <div key={b.activity} className="st-lab-bar">
            <span className="st-ell" title={name}>
              {name}
            </span>
            <span className="st-lab-track">
              <i
                data-kind="ordered"
                style={{ left: left(b.orderedTick), width: width(b.orderedTick, begun) }}
              />
              <i data-kind="work" style={{ left: left(begun), width: width(begun, b.endTick) }} />
            </span>
          </div>
        );
      })}
      <div className="st-lab-bar">
        <b>{w.chain}</b>
        <span className="st-lab-track">
          {gantt.path.map((s) => {
            const name = `${activityWords(s.activity)[language]} ${duration(s.toTick - s.fromTick, language)}`;
            return (
              <i
                key={`${s.fromTick}-${s.activity}`}
                data-kind="chain"
                title={name}
                style={{ left: left(s.fromTick), width: width(s.fromTick, s.toTick) }}
              >
                {s.toTick - s.fromTick > span / 12 ? activityWords(s.activity)[language] : ''}
              </i>
            );
          })}
        </span>
      </div>
      <div className="st-lab-bar">
        <span />
        <span className="st-lab-hours">
          {hours.map((h) => (
            <span key={h} style={{ left: left(h * 3600) }}>{`${h} h`}</span>
          ))}
        </span>
      </div>
    </div>
  );
}
