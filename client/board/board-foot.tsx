import { useWords } from '../i18n/index.ts';
import { gravestWarning, WarningBadge } from '../panels/level-badges.tsx';
import type { Session } from '../session/session.ts';
import { compass, trim } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';
import { ScoreTag } from '../ui/status-tag.tsx';
import { boardFigures } from './figures.ts';

/** Clauses that fit side by side. */
const LINES = 6;

/** The plan's clauses where the view has them; else warnings, stock, forces and wind. */
export function BoardFoot({ scene }: { scene: Scene; session: Session }) {
  const { score } = scene.view;
  return (
    <footer className="st-wall-foot">
      {score !== null && score.length > 0 ? <Clauses scene={scene} /> : <Known scene={scene} />}
    </footer>
  );
}

function Clauses({ scene }: { scene: Scene }) {
  const { language } = useWords();
  const order = { running: 0, notMet: 1, met: 2, unsure: 3, notTriggered: 4, recordOnly: 5 };
  const lines = (scene.view.score ?? []).toSorted((a, b) => order[a.status] - order[b.status]);
  return lines.slice(0, LINES).map((l) => (
    <div key={l.id}>
      <b className="st-ell">
        {l.id} {l.title[language]}
      </b>
      <ScoreTag status={l.status} />{' '}
      {l.value !== null && (
        <span className="st-mut">
          {trim(l.value, 1)}
          {l.limit !== null && ` / ${trim(l.limit, 1)}`}
        </span>
      )}
    </div>
  ));
}

function Known({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { view } = scene;
  const f = boardFigures(scene.setup, view);
  const warning = gravestWarning(view);
  const { windFromDeg, windMs } = view.weather;
  return (
    <>
      <div>
        <span className="st-mut">{t('wall.warnings')}</span>
        <div>
          {warning === undefined ? (
            t('wall.warningNone')
          ) : (
            <WarningBadge level={warning.level} bare />
          )}
        </div>
      </div>
      <div>
        <span className="st-mut">{t('wall.stock')}</span>
        <div>
          <b>{trim(f.kits, 0)}</b> {t('wall.kits')}
        </div>
      </div>
      <div>
        <span className="st-mut">{t('wall.forces')}</span>
        <div>
          {t('wall.atWork', { working: f.working, moving: f.moving, otherwise: f.otherwise })}
        </div>
      </div>
      <div>
        <span className="st-mut">{t('wall.weather')}</span>
        <div>{t('wall.wind', { from: compass(windFromDeg, language), ms: trim(windMs, 1) })}</div>
      </div>
    </>
  );
}
