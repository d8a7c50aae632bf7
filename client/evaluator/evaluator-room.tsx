import { useState } from 'react';
import './evaluator.css';
import type { EntryDraft, EvaluatorAnswer } from '../../engine/protocol/evaluation.ts';
import type { EvaluationNote } from '../../engine/review/evaluation.ts';
import { useWords } from '../i18n/index.ts';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { clockTime, exerciseTime, text } from '../ui/format.ts';
import { useNarrow, useNow } from '../ui/hooks.ts';
import { Tabs } from '../ui/tabs.tsx';
import { CheckForms } from './check-forms.tsx';
import { EventColumn } from './event-column.tsx';
import { GroupReview } from './group-review.tsx';
import { NoteList } from './note-list.tsx';
import { NotePad } from './note-pad.tsx';
import { useWriting, type Writing } from '../ui/use-writing.ts';
import { type Feed, useFeed } from './use-evaluator.ts';
import { useEvaluatorWords } from './words.ts';

type Side = 'mine' | 'checks' | 'group';

export type NoteDraft = EntryDraft & { readonly body: EvaluationNote };

export interface EvaluatorProps {
  readonly me: EvaluatorAnswer;
  readonly feed: Feed;
  readonly writing: Writing;
}

const isNote = (d: EntryDraft): d is NoteDraft => d.body.kind === 'note';

/** Events, the note pad, and what has been written; on a tablet the events stand in a drawer. */
export function EvaluatorRoom({ me }: { me: EvaluatorAnswer }) {
  const { w } = useEvaluatorWords();
  const feed = useFeed();
  const writing = useWriting(me.exerciseId, me.id);
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  const [side, setSide] = useState<Side>('mine');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [editId, setEditId] = useState<string | null>(null);
  const notes = writing.entries.filter(isNote).toSorted((a, b) => b.body.tick - a.body.tick);
  const checks = writing.entries.filter((d) => d.body.kind === 'check').length;
  const items = me.pack.forms.reduce((n, f) => n + f.items.length, 0);
  const toggle = (id: number): void =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const props = { me, feed, writing };
  const events = <EventColumn feed={feed} me={me} chosen={chosen} onToggle={toggle} />;
  return (
    <div className="st-app st-eval">
      <Top {...props} notes={notes.length + checks}>
        {narrow && (
          <button
            type="button"
            className="st-chip"
            aria-expanded={drawer}
            data-testid="eval-events"
            onClick={() => setDrawer(!drawer)}
          >
            {drawer ? w.hideEvents : `${w.showEvents} ${feed.events.length}`}
          </button>
        )}
      </Top>
      {!narrow && events}
      {narrow && drawer && <div className="st-eval-drawer">{events}</div>}
      <NotePad
        {...props}
        chosen={chosen}
        editing={notes.find((n) => n.id === editId) ?? null}
        last={notes.toSorted((a, b) => b.wallMs - a.wallMs)[0] ?? null}
        onSaved={(id) => {
          setEditId(id);
          setChosen(new Set());
        }}
        onNew={() => setEditId(null)}
      />
      <section className="st-panel st-eval-side" aria-label={w.mine}>
        <Tabs<Side>
          label={w.mine}
          panelId="eval-side"
          value={side}
          onChange={setSide}
          tabs={[
            { value: 'mine', label: `${w.mine} ${notes.length}` },
            { value: 'checks', label: `${w.checks} ${w.progress(checks, items)}` },
            { value: 'group', label: w.group },
          ]}
        />
        <div className="st-scroll" id="eval-side" role="tabpanel" tabIndex={0} aria-label={w.mine}>
          {side === 'mine' && (
            <NoteList me={me} notes={notes} current={editId} onEdit={setEditId} />
          )}
          {side === 'checks' && <CheckForms {...props} />}
          {side === 'group' && <GroupReview {...props} />}
        </div>
        <CheckProgress {...props} onOpen={() => setSide('checks')} />
      </section>
    </div>
  );
}

function Top(props: EvaluatorProps & { notes: number; children: React.ReactNode }) {
  const { t } = useWords();
  const { w, language } = useEvaluatorWords();
  const { me, feed, writing } = props;
  useNow(1000);
  const tick = feed.tickNow();
  const phase = feed.clock?.phase ?? me.phase;
  const state =
    phase === 'running' ? (feed.clock?.paused === true ? w.paused : w.running) : w[phase];
  const offline = feed.offline || writing.offline;
  return (
    <header className="st-top st-eval-top">
      <SkipLink to="note-pad" label={w.skip} />
      <Brand />
      <h1 className="st-eval-title">{w.title}</h1>
      <span className="st-ell st-wide">{text(me.exerciseName, language)}</span>
      <span className="st-grow" />
      <b className="st-eval-clock" role="timer">
        {exerciseTime(tick)}
      </b>
      <span className="st-n">{clockTime(tick, me.startSecondOfDay, language)}</span>
      <span className="st-chip">{state}</span>
      <span className="st-grow" />
      {props.children}
      <span className="st-chip st-wide">{me.name}</span>
      <span className="st-chip" role="status" data-testid="eval-saved" data-offline={offline}>
        {offline ? w.offline : w.saved(props.notes, writing.unsent)}
        {writing.refused > 0 && ` · ${w.refused(writing.refused)}`}
      </span>
      {phase === 'ended' && (
        <a className="st-chip" href={`/api/review/${me.exerciseId}/report.html?lang=${language}`}>
          {w.report}
        </a>
      )}
      <span className="st-hidden">{t('common.language')}</span>
      <LanguageSwitch />
    </header>
  );
}

/** Which form is being worked on, and what comes next in it. */
function CheckProgress(props: EvaluatorProps & { onOpen(): void }) {
  const { w, language } = useEvaluatorWords();
  const done = new Set(
    props.writing.entries.flatMap((d) => (d.body.kind === 'check' ? [d.body.itemId] : [])),
  );
  const form =
    props.me.pack.forms.find((f) => f.items.some((i) => !done.has(i.id))) ?? props.me.pack.forms[0];
  if (form === undefined) return null;
  const n = form.items.filter((i) => done.has(i.id)).length;
  const next = form.items.find((i) => !done.has(i.id));
  return (
    <button type="button" className="st-eval-progress" onClick={props.onOpen}>
      <b className="st-row">
        <span className="st-grow st-ell">
          {w.checks} · {text(form.name, language)}
        </span>
        {w.progress(n, form.items.length)}
      </b>
      <progress
        max={form.items.length}
        value={n}
        aria-label={`${w.checks} ${text(form.name, language)}`}
      />
      {next !== undefined && (
        <span className="st-mut">
          {w.nextItem}
          {next.id} {text(next.text, language)}
        </span>
      )}
    </button>
  );
}
