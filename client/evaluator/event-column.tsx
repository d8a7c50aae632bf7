import { useState } from 'react';
import type { EvaluatorAnswer } from '../../engine/protocol/evaluation.ts';
import { PanelHead } from '../ui/controls.tsx';
import { clockTime, text } from '../ui/format.ts';
import type { Feed } from './use-evaluator.ts';
import { useEvaluatorWords } from './words.ts';

/** Newest events shown; older ones are in the review. */
const SHOWN = 150;

/** What happens, newest first; a tap takes an event as evidence for the next note. */
export function EventColumn(props: {
  feed: Feed;
  me: EvaluatorAnswer;
  chosen: ReadonlySet<number>;
  onToggle(id: number): void;
}) {
  const { w, language } = useEvaluatorWords();
  const { me } = props;
  const [seatId, setSeatId] = useState('');
  const shown = props.feed.events
    .filter((e) => seatId === '' || e.seatId === seatId)
    .slice(-SHOWN)
    .toReversed();
  return (
    <section className="st-panel st-eval-events" aria-label={w.events}>
      <PanelHead title={w.events} count={w.eventsHow(props.chosen.size)}>
        <select
          aria-label={w.eventsOf}
          className="st-eval-select"
          value={seatId}
          onChange={(event) => setSeatId(event.currentTarget.value)}
        >
          <option value="">{w.allSeats}</option>
          {me.seats.map((s) => (
            <option key={s.id} value={s.id}>
              {text(s.name, language)}
            </option>
          ))}
        </select>
      </PanelHead>
      <div className="st-scroll">
        {shown.length === 0 && <p className="st-body st-mut">{w.noEvents}</p>}
        <ul className="st-plain">
          {shown.map((e) => (
            <li key={e.id}>
              <button
                type="button"
                className="st-eval-event"
                aria-pressed={props.chosen.has(e.id)}
                onClick={() => props.onToggle(e.id)}
              >
                <span className="st-eval-box" aria-hidden="true">
                  {props.chosen.has(e.id) ? '✓' : ''}
                </span>
                <span className="st-mut">{clockTime(e.tick, me.startSecondOfDay, language)}</span>
                <span>
                  <span lang={language === 'zh' ? 'zh-CN' : undefined}>
                    {text(e.words, language)}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
