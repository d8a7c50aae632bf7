import type { SeatView } from '../../engine/exercise/view.ts';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { LevelBadges } from '../panels/level-badges.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import type { Session } from '../session/session.ts';
import { SkipLink } from '../ui/controls.tsx';
import { spacedCode, text } from '../ui/format.ts';
import { EvaluatorAccess } from './evaluator-access.tsx';

interface DeskTopProps {
  session: Session;
  desk: NonNullable<MeAnswer['desk']>;
  view: SeatView | null;
  questions: boolean;
  onQuestions(shown: boolean): void;
  onHandOver(): void;
}

/** Which exercise this is, and the ways from its desk to other pages and people. */
export function DeskTop(props: DeskTopProps) {
  const { t, language } = useWords();
  const { session, desk, view } = props;
  return (
    <TopBar
      session={session}
      clock={false}
      left={
        <>
          <SkipLink to="table" label={t('common.skipTable')} />
          <h1 className="st-ell st-desk-name" title={text(desk.scenarioName, language)}>
            {text(desk.scenarioName, language)}
          </h1>
          {view?.control != null && (
            <span className="st-row st-wide">
              <LevelBadges view={view} burnedHa={view.control.burnedHa} />
            </span>
          )}
        </>
      }
      right={<DeskLinks {...props} />}
    />
  );
}

function DeskLinks(props: DeskTopProps) {
  const { t } = useWords();
  const { desk, questions } = props;
  return (
    <>
      {desk.group !== null && (
        <a className="st-chip" href="/desk/groups" style={{ textDecoration: 'none' }}>
          {desk.group.name} · {t('conduct.groups')}
        </a>
      )}
      {desk.group?.mode === 'tabletop' && (
        <button
          type="button"
          className="st-chip"
          data-tone={questions ? 'on' : 'quiet'}
          aria-expanded={questions}
          onClick={() => props.onQuestions(!questions)}
        >
          {t('conduct.questions')}
        </button>
      )}
      <a
        className="st-chip"
        href="/wall"
        target="_blank"
        rel="noreferrer"
        title={t('conduct.wallWhy')}
        style={{ textDecoration: 'none' }}
      >
        {t('conduct.wall')}
      </a>
      <button type="button" className="st-chip" data-testid="hand-over" onClick={props.onHandOver}>
        {t('conduct.handOver')}
      </button>
      <EvaluatorAccess exerciseId={desk.exerciseId} />
      <a className="st-chip st-wide" href="/" style={{ textDecoration: 'none' }}>
        {t('desk.code', { code: spacedCode(desk.code) })}
      </a>
      <span className="st-chip" data-tone="on">
        {t('desk.instructor')}
      </span>
    </>
  );
}
