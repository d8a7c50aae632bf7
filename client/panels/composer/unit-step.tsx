import { Select } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import { Plate } from '../../ui/symbols.tsx';
import type { ComposerProps } from './composer.tsx';

/** ① Which team. The map and the table fill it too. */
export function UnitStep({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const teams = scene.teams.filter((team) => team.mine);
  const team = draft.unitId === null ? undefined : scene.team(draft.unitId);
  return (
    <fieldset className="st-step">
      <legend>① {t('composer.unit')}</legend>
      {teams.length === 0 ? (
        <p className="st-mut">{t('composer.noUnits')}</p>
      ) : (
        <div className="st-row">
          {team !== undefined && <Plate symbol={team.setup.symbol} colour={team.colour} />}
          <Select
            id="step-1"
            className="st-grow"
            aria-label={t('composer.unit')}
            placeholder={t('composer.pickUnit')}
            searchable
            comboboxProps={{ withinPortal: true }}
            data={teams.map((mine) => ({
              value: mine.id,
              label: `${mine.name} · ${t(`unitStatus.${mine.view.status}`)}`,
            }))}
            value={team?.mine === true ? team.id : null}
            onChange={(unitId) => dispatch({ type: 'set', set: { unitId } })}
          />
        </div>
      )}
    </fieldset>
  );
}
