import './levels.css';
import type { SeatView } from '../../engine/exercise/view.ts';
import { WARNING_LEVELS, type WarningLevel } from '../../engine/response/warnings/warning.ts';
import { useWords } from '../i18n/index.ts';
import { eventGrade } from '../ui/event-grade.ts';
import { area } from '../ui/format.ts';

/** The gravest warning in force, or undefined. */
export const gravestWarning = (view: Pick<SeatView, 'warnings'>) =>
  view.warnings
    .filter((w) => w.liftedTick < 0)
    .toSorted((a, b) => WARNING_LEVELS.indexOf(b.level) - WARNING_LEVELS.indexOf(a.level))[0];

/** A legal warning level, in words and in its colour: the only place on any page that has it. */
export function WarningBadge({ level, bare }: { level: WarningLevel; bare?: boolean }) {
  const { t } = useWords();
  return (
    <span className="st-level" data-level={level}>
      {bare !== true && t('top.warning')}
      <span>
        {t(`warningLevel.${level}`)} {t(`top.warningRank.${level}`)}
      </span>
    </span>
  );
}

/**
 * Warning, response and event grade: three different things in law, so three badges. Only the
 * warning has a colour. A grade that nobody has declared is an estimate from the area burned.
 */
export function LevelBadges({ view, burnedHa }: { view: SeatView; burnedHa: number | null }) {
  const { t, language } = useWords();
  const warning = gravestWarning(view);
  const { grade, response } = view.command;
  return (
    <>
      {warning !== undefined && (
        <span data-testid="warning-level">
          <WarningBadge level={warning.level} />
        </span>
      )}
      {response !== null && (
        <span className="st-chip" data-testid="response-level">
          {t('top.response')}{' '}
          <b>{t('top.level', { level: t(`responseLevel.${response.value}`) })}</b>
        </span>
      )}
      {grade !== null ? (
        <span className="st-chip" data-testid="event-grade">
          {t('top.eventGrade')} <b>{t(`grade.${grade.value}`)}</b>
        </span>
      ) : (
        burnedHa !== null && (
          <span
            className="st-chip"
            data-testid="event-grade"
            title={t('top.eventGradeWhy', { area: area(burnedHa, language) })}
          >
            {t('top.eventGrade')} <b>{t(`top.grade${eventGrade(burnedHa)}`)}</b>
            <span>{t('top.estimated')}</span>
          </span>
        )
      )}
    </>
  );
}
