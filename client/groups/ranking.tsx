import type { BoardAnswer } from '../../engine/protocol/groups.ts';
import { useWords } from '../i18n/index.ts';
import { trim } from '../ui/format.ts';
import { Swatch } from '../ui/symbols.tsx';

/** Who leads, with ties said; and how each result lies beside the policy's runs. */
export function Ranking({ board }: { board: BoardAnswer }) {
  const { t } = useWords();
  const name = (n: number): string => board.groups.find((g) => g.number === n)?.name ?? String(n);
  const { baseline } = board;
  return (
    <footer className="st-ranking">
      <section aria-label={t('groups.ranking')}>
        <h2>{t('groups.ranking')}</h2>
        <ol>
          {board.ranking.map((s) => (
            <li key={s.number} className="st-row" style={{ flexWrap: 'wrap' }}>
              <Swatch colour={s.number} />
              <b>
                {s.rank === null
                  ? t('groups.noScore')
                  : t(s.tied > 1 ? 'groups.tied' : 'groups.rank', { rank: s.rank })}
              </b>
              <span>{name(s.number)}</span>
              {s.scorePct !== null && <b>{trim(s.scorePct, 1)}</b>}
              {s.percentile === null && s.rank !== null && (
                <span className="st-mut">{t('groups.percentileLater')}</span>
              )}
              {s.percentile !== null && (
                <span className="st-mut">
                  {t('groups.percentile', {
                    pct: trim(s.percentile.pct, 0),
                    low: trim(s.percentile.lowPct, 0),
                    high: trim(s.percentile.highPct, 0),
                  })}
                </span>
              )}
            </li>
          ))}
        </ol>
      </section>
      {baseline !== null && (
        <section aria-label={t('groups.baseline')} style={{ maxWidth: 560 }}>
          <h2>{t('groups.baseline')}</h2>
          <p role="status">
            {t(`groups.baselineState.${baseline.state}`, {
              done: baseline.done,
              wanted: baseline.wanted,
            })}
          </p>
          {baseline.state === 'running' && (
            <progress
              value={baseline.done}
              max={baseline.wanted}
              aria-label={t('groups.baseline')}
              style={{ width: '100%' }}
            />
          )}
          {baseline.medianPct !== null && (
            <p>
              {t('groups.baselineRange', {
                median: trim(baseline.medianPct, 1),
                low: trim(baseline.lowPct ?? 0, 1),
                high: trim(baseline.highPct ?? 0, 1),
              })}
            </p>
          )}
          <p className="st-mut">{t('groups.baselineWhy', { n: baseline.wanted })}</p>
        </section>
      )}
    </footer>
  );
}
