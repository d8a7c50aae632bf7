import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CONFIDENCES, OBSERVED } from '../../engine/review/evaluation.ts';
import type { Confidence, EvaluationNote, Observed } from '../../engine/review/evaluation.ts';
import { PanelHead, Segments } from '../ui/controls.tsx';
import { clockTime, text } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { Icon } from '../ui/symbols.tsx';
import type { EvaluatorProps, NoteDraft } from './evaluator-room.tsx';
import { subjectsOf } from './subjects.ts';
import { useEvaluatorWords } from './words.ts';

/** Objectives and clauses shown before "more". */
const FIRST_SUBJECTS = 5;
/** What is typed is saved after so long without a key, ms. */
const TYPING_MS = 600;

const LOOKS: Readonly<Record<Observed, { state: string; icon: string }>> = {
  observed: { state: 'met', icon: 'st-met' },
  partly: { state: 'unsure', icon: 'st-unsure' },
  notObserved: { state: 'miss', icon: 'st-miss' },
  notApplicable: { state: 'none', icon: 'st-none' },
};

interface PadProps extends EvaluatorProps {
  readonly chosen: ReadonlySet<number>;
  /** Note to which text, phrases and confidence are added; null for a new one. */
  readonly editing: NoteDraft | null;
  readonly last: NoteDraft | null;
  onSaved(id: string): void;
  onNew(): void;
}

/** One tap on a rating saves a note with the time of the tap; the rest may follow. */
export function NotePad(props: PadProps) {
  const { w, language } = useEvaluatorWords();
  const { me, feed, writing, editing } = props;
  const [seatId, setSeatId] = useState<string | null>(null);
  const [subject, setSubject] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  useNow(1000);
  const subjects = subjectsOf(me, language);
  const shown = all ? subjects : subjects.slice(0, FIRST_SUBJECTS);
  const save = (observed: Observed | null): void => {
    const body: EvaluationNote = {
      kind: 'note',
      tick: feed.tickNow(),
      seatId,
      subject,
      eventIds: [...props.chosen],
      observed,
      phrases: [],
      text: '',
      confidence: 'medium',
    };
    props.onSaved(writing.write(body));
  };
  const rate = (observed: Observed): void => {
    // A moment that was only marked gets its rating; a rated note stays, and a new one begins.
    if (editing !== null && editing.body.observed === null)
      writing.write({ ...editing.body, seatId, subject, observed }, editing.id);
    else save(observed);
  };
  const choose = (id: string | null): void => {
    setSeatId(id);
    props.onNew();
  };
  return (
    <main className="st-panel st-eval-pad" id="note-pad" tabIndex={-1}>
      <PanelHead
        title={w.pad}
        count={w.padHow(clockTime(feed.tickNow(), me.startSecondOfDay, language))}
      />
      <div className="st-scroll st-eval-fields">
        <fieldset className="st-eval-seats">
          <legend>{w.seat}</legend>
          {[
            ...me.seats.map((s) => ({ id: s.id as string | null, name: text(s.name, language) })),
            { id: null, name: w.everybody },
          ].map((s) => (
            <button
              key={s.id ?? ''}
              type="button"
              aria-pressed={seatId === s.id}
              onClick={() => choose(s.id)}
            >
              {s.name}
            </button>
          ))}
        </fieldset>
        <fieldset className="st-eval-chips st-eval-subjects">
          <legend>{w.subject}</legend>
          {shown.map((s) => (
            <button
              key={s.id}
              type="button"
              title={s.name}
              aria-pressed={subject === s.id}
              onClick={() => {
                setSubject(subject === s.id ? null : s.id);
                props.onNew();
              }}
            >
              {s.name}
            </button>
          ))}
          {subjects.length > FIRST_SUBJECTS && (
            <button type="button" onClick={() => setAll(!all)}>
              {all ? w.less : w.more}
            </button>
          )}
        </fieldset>
        <div className="st-eval-rate" role="group" aria-label={w.rating}>
          {OBSERVED.map((o) => (
            <button
              key={o}
              type="button"
              data-state={LOOKS[o].state}
              data-testid={`rate-${o}`}
              onClick={() => rate(o)}
            >
              <Icon id={LOOKS[o].icon} size={32} />
              {w.observed[o]}
            </button>
          ))}
        </div>
        <Details key={editing?.id ?? 'none'} {...props} />
        <div className="st-row st-wrap">
          <span className="st-grow" />
          <Button variant="default" data-testid="eval-mark" onClick={() => save(null)}>
            {w.mark}
          </Button>
          <Button
            variant="default"
            disabled={props.last === null}
            data-testid="eval-undo"
            onClick={() => {
              if (props.last !== null) writing.remove(props.last);
              props.onNew();
            }}
          >
            {w.undo}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** Phrases, words and confidence of the note that was saved last, or of the one being edited. */
function Details(props: PadProps) {
  const { w, language } = useEvaluatorWords();
  const { me, editing, writing } = props;
  const body = editing?.body ?? null;
  const [words, setWords] = useState(body?.text ?? '');
  const change = (set: Partial<EvaluationNote>): void => {
    if (editing !== null) writing.write({ ...editing.body, ...set }, editing.id);
  };
  useEffect(() => {
    if (body === null || words === body.text) return undefined;
    const timer = setTimeout(() => change({ text: words }), TYPING_MS);
    return () => clearTimeout(timer);
  });
  const toggle = (i: number): void => {
    const now = body?.phrases ?? [];
    change({ phrases: now.includes(i) ? now.filter((x) => x !== i) : [...now, i] });
  };
  return (
    <>
      {editing !== null && (
        <p className="st-row st-wrap">
          <b>{w.editing(clockTime(editing.body.tick, me.startSecondOfDay, language))}</b>
          <Button size="compact-md" variant="default" onClick={props.onNew}>
            {w.newNote}
          </Button>
        </p>
      )}
      <fieldset className="st-eval-chips" disabled={editing === null}>
        <legend>{w.phrases}</legend>
        {me.pack.phrases.map((p, i) => (
          <button
            key={p.zh}
            type="button"
            aria-pressed={body?.phrases.includes(i) ?? false}
            onClick={() => toggle(i)}
          >
            {text(p, language)}
          </button>
        ))}
      </fieldset>
      <Textarea
        label={w.text}
        description={w.textHow}
        value={words}
        disabled={editing === null}
        minRows={2}
        maxRows={4}
        autosize
        maxLength={1000}
        data-testid="eval-text"
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={() => body !== null && words !== body.text && change({ text: words })}
      />
      <div className="st-row">
        <span className="st-mut">{w.confidence}</span>
        <Segments<Confidence>
          label={w.confidence}
          value={body?.confidence ?? 'medium'}
          options={CONFIDENCES.map((value) => ({ value, label: w.confidences[value] }))}
          disabled={editing === null}
          onChange={(confidence) => change({ confidence })}
        />
      </div>
    </>
  );
}
