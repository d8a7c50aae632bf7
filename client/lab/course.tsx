import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StudyCard } from '../../engine/protocol/studies.ts';
import { duration } from '../ui/format.ts';
import { grouped, number } from './figures.ts';
import { labApi } from './lab-api.ts';
import { useLabWords } from './words.ts';

/** How far a study is, with what can be done about it. */
export function Course({ card, onChange }: { card: StudyCard; onChange(card: StudyCard): void }) {
  const { w, language } = useLabWords();
  const [busy, setBusy] = useState(false);
  const { progress: p, state } = card;
  const act = async (verb: 'stop' | 'resume'): Promise<void> => {
    setBusy(true);
    const got = await labApi[verb](card.id);
    setBusy(false);
    if (got.ok) onChange(got.value);
  };
  const runs = state === 'running' || state === 'queued';
  const words = [w.states[state]];
  if (p === null && state === 'running') words.push(w.preparing);
  if (p !== null) {
    if (state === 'running') words.push(w.phases[p.phase]);
    words.push(w.progress(p.done, p.total));
    if (state === 'running' && p.waiting === null) words.push(w.rate(number(p.runsPerSecond)));
    if (state === 'running' && p.waiting === null && p.remainingS !== null)
      words.push(w.left(duration(p.remainingS, language)));
  }
  return (
    <div className="st-lab-course st-col" data-testid="course">
      <p role="status">{words.join(' · ')}</p>
      {p !== null && (
        <progress max={p.total} value={p.done} aria-label={w.progress(p.done, p.total)}>
          {grouped(p.done)}
        </progress>
      )}
      {p?.waiting === 'database' && <p role="alert">{w.waiting}</p>}
      {card.error !== null && (
        <p role="alert" className="st-pre">
          {card.error}
        </p>
      )}
      <div className="st-row">
        {runs ? (
          <Button
            variant="default"
            style={{ flexShrink: 0 }}
            loading={busy}
            onClick={() => void act('stop')}
          >
            {w.stop}
          </Button>
        ) : (
          state !== 'done' && (
            <Button style={{ flexShrink: 0 }} loading={busy} onClick={() => void act('resume')}>
              {w.resume}
            </Button>
          )
        )}
        <span className="st-mut">{w.keeps}</span>
      </div>
    </div>
  );
}
