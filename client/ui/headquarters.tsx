import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import { text } from './format.ts';
import { AssumedTag } from './symbols.tsx';

type Headquarters = NonNullable<Lobby['headquarters']>;

/** The working group that a seat belongs to; undefined for neighbours and without a template. */
export const groupOf = (lobby: Pick<Lobby, 'headquarters'>, seatId: string) =>
  lobby.headquarters?.groups.find((g) => g.seatIds.includes(seatId));

/** What the headquarters is called, what stands over it, and which of its groups nobody plays. */
export function HeadquartersHead({ plan }: { plan: Headquarters }) {
  const { t, language } = useWords();
  const names = (list: readonly { readonly name: { zh: string; en: string } }[]): string =>
    list.map((x) => text(x.name, language)).join(language === 'zh' ? '、' : ', ');
  const unplayed = plan.groups.filter((g) => g.seatIds.length === 0);
  return (
    <section className="st-body st-col" aria-label={t('lobby.headquarters')}>
      <p className="st-row" title={text(plan.source, language)}>
        <b>{text(plan.name, language)}</b>
        {plan.provenance === 'assumed' && <AssumedTag />}
      </p>
      {plan.bodies.length > 0 && (
        <p className="st-mut">
          {t('lobby.bodies')}
          {t('common.colon')}
          {plan.bodies.map((b) => text(b, language)).join(' → ')}
        </p>
      )}
      {unplayed.length > 0 && (
        <p className="st-mut">
          {t('lobby.unplayed')}
          {t('common.colon')}
          {names(unplayed)}
        </p>
      )}
    </section>
  );
}
