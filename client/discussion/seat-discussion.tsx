import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AskedQuestion } from '../../engine/protocol/discussion.ts';
import '../ui/group-words.ts';
import { useWords } from '../i18n/index.ts';
import { discussionApi } from '../session/groups-api.ts';
import type { Session } from '../session/session.ts';
import { duration, text } from '../ui/format.ts';
import { Status } from '../ui/status-tag.tsx';
import { useStore } from '../ui/store.ts';
import { errorWords } from '../ui/use-request.ts';
import './discussion.css';
import { Left } from './left.tsx';
import { type SeenDiscussion, useDiscussion } from './use-discussion.ts';

/** Questions put to this seat: read, weigh up, decide, answer. Opens by itself with a new one. */
export default function SeatDiscussion({ session }: { session: Session }) {
  const { t } = useWords();
  const { seen, take } = useDiscussion(session, 'seat');
  const seatId = useStore(session.store, (s) => s.setup?.seatId ?? null);
  /** What the player chose while this question was the newest. */
  const [chosen, setChosen] = useState<{ id: string | undefined; open: boolean } | null>(null);
  const newest = seen?.discussion.asked[0];
  const waits = newest !== undefined && newest.closedMs === null;
  const open = chosen?.id === newest?.id && chosen !== null ? chosen.open : waits;
  const setOpen = (next: boolean): void => setChosen({ id: newest?.id, open: next });
  if (seen === null || seatId === null) return null;
  const count = seen.discussion.asked.length;
  return (
    <>
      {!open && (
        <button
          type="button"
          className="st-chip st-discussion-open"
          data-tone={waits ? 'inverse' : 'on'}
          aria-expanded={false}
          onClick={() => setOpen(true)}
        >
          {t('discussion.open', { n: count })}
        </button>
      )}
      {open && (
        <aside className="st-discussion" aria-label={t('discussion.title')}>
          <div className="st-head">
            <h2>{t('discussion.title')}</h2>
            <span className="st-grow" />
            <Button size="xs" variant="default" onClick={() => setOpen(false)}>
              {t('discussion.hide')}
            </Button>
          </div>
          <div className="st-scroll">
            {count === 0 && <p className="st-body">{t('discussion.nothingYet')}</p>}
            {seen.discussion.asked.map((q) => (
              <Question
                key={q.id}
                question={q}
                seatId={seatId}
                seen={seen}
                take={take}
                session={session}
              />
            ))}
          </div>
        </aside>
      )}
    </>
  );
}

function Question(props: {
  question: AskedQuestion;
  seatId: string;
  seen: SeenDiscussion;
  session: Session;
  take: ReturnType<typeof useDiscussion>['take'];
}) {
  const { t, language } = useWords();
  const { question, seatId } = props;
  const own = question.answers.find((a) => a.seatId === seatId);
  const [analysis, setAnalysis] = useState(own?.analysis ?? '');
  const [decision, setDecision] = useState(own?.decision ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const send = async (): Promise<void> => {
    setBusy(true);
    const answer = await discussionApi.answer({
      questionId: question.id,
      analysis: analysis.trim(),
      decision: decision.trim(),
    });
    setBusy(false);
    setFailed(answer.ok ? '' : errorWords(answer.error, t));
    props.take(answer);
  };
  const closed = question.closedMs !== null;
  return (
    <article className="st-body st-col st-question" data-question={question.id}>
      <div className="st-row">
        <Left question={question} clockAheadMs={props.seen.clockAheadMs} />
        {own !== undefined && (
          <Status
            state="met"
            words={t('discussion.answered', { time: duration(own.afterS, language) })}
          />
        )}
      </div>
      <p className="st-pre">
        <b>{t('discussion.inject')}</b>
        {t('common.colon')}
        {text(question.inject, language)}
      </p>
      <h3 className="st-pre">{text(question.question, language)}</h3>
      {!closed && (
        <>
          <Textarea
            label={t('discussion.analysis')}
            description={t('discussion.analysisHint')}
            value={analysis}
            autosize
            minRows={2}
            maxLength={4000}
            onChange={(e) => setAnalysis(e.currentTarget.value)}
          />
          <Textarea
            label={t('discussion.decision')}
            description={t('discussion.decisionHint')}
            value={decision}
            autosize
            minRows={2}
            maxLength={4000}
            onChange={(e) => setDecision(e.currentTarget.value)}
          />
          <p role="alert">{failed}</p>
          <div>
            <Button
              loading={busy}
              data-testid="answer"
              disabled={decision.trim() === ''}
              onClick={() => void send()}
            >
              {t(own === undefined ? 'discussion.answer' : 'discussion.mend')}
            </Button>
          </div>
        </>
      )}
      {closed && <Answers question={question} session={props.session} />}
    </article>
  );
}

/** What each seat answered, and how long it took. */
export function Answers({ question, session }: { question: AskedQuestion; session: Session }) {
  const { t, language } = useWords();
  const seats = useStore(session.store, (s) => s.lobby?.seats ?? []);
  const name = (id: string): string => {
    const seat = seats.find((s) => s.id === id);
    return seat === undefined ? id : text(seat.name, language);
  };
  return (
    <dl className="st-answers">
      {question.answers.map((a) => (
        <div key={a.seatId}>
          <dt>
            <b>{name(a.seatId)}</b>{' '}
            <span className="st-mut">
              {t('discussion.after', { time: duration(a.firstAfterS, language) })}
              {a.afterS > a.firstAfterS &&
                t('discussion.mended', { time: duration(a.afterS, language) })}
            </span>
          </dt>
          {a.analysis !== '' && <dd className="st-pre st-mut">{a.analysis}</dd>}
          <dd className="st-pre">{a.decision}</dd>
        </div>
      ))}
    </dl>
  );
}
