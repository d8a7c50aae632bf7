import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Plate } from '../../ui/symbols.tsx';
import type { Scene, Team } from '../../ui/scene.ts';
import type { ComposerProps } from './composer.tsx';
import type { Draft } from './draft.ts';
import { isAble } from './task-groups.ts';

/** ① Which team. The map and the table fill it too. */
export function UnitStep({ scene, draft, dispatch, selection }: ComposerProps) {
  const { t } = useWords();
  const teams = useMemo(() => ableFirst(scene, draft), [scene, draft]);
  const team = draft.unitId === null ? undefined : scene.team(draft.unitId);
  const chosen = selection?.kind === 'unit' ? scene.team(selection.id) : undefined;
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
      <p className="st-mut" role="status" data-testid="not-mine">
        {chosen?.mine === false &&
          t('composer.notMine', { unit: chosen.name, seat: scene.seatName(chosen.setup.seatId) })}
      </p>
    </fieldset>
  );
}

/** Own teams; those that can do what the draft already asks for come first. */
function ableFirst(scene: Scene, { task, siteId }: Draft): readonly Team[] {
  const needs = scene.view.sites
    .find((site) => task === 'workAt' && site.id === siteId)
    ?.needs.filter((need) => need.left > 0);
  const able = ({ setup }: Team): boolean =>
    needs === undefined
      ? task === null || isAble(setup, task)
      : needs.some((need) => setup.capabilities.includes(need.capability));
  return scene.teams
    .filter((team) => team.mine)
    .toSorted((a, b) => Number(able(b)) - Number(able(a)));
}
