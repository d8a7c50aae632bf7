import { MultiSelect } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import { languageTag } from '../../i18n/language.ts';
import { Segments } from '../../ui/controls.tsx';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { threatenedVillages, ZONE_MODES, type Zone, type ZoneMode } from './zone.ts';

/** Whom a warning concerns: by forecast, by township, or village by village. */
export function ZoneStep(props: {
  scene: Scene;
  zone: Zone;
  /** The villages that the choice stands for. */
  villageIds: readonly string[];
  onChange(zone: Zone): void;
}) {
  const { t, language } = useWords();
  const { scene, zone, onChange, villageIds } = props;
  const { setup, view } = scene;
  const inDanger = threatenedVillages(view).length;
  return (
    <div className="st-col">
      <Segments<ZoneMode>
        label={t('warning.zone')}
        value={zone.mode}
        options={ZONE_MODES.map((mode) => ({
          value: mode,
          label: t(`warning.by.${mode}`, { n: inDanger }),
        }))}
        onChange={(mode) => onChange({ ...zone, mode })}
      />
      {zone.mode === 'township' && (
        <MultiSelect
          aria-label={t('warning.townships')}
          placeholder={zone.townshipIds.length === 0 ? t('warning.townships') : ''}
          searchable
          data={setup.townships.map((x) => ({ value: x.id, label: text(x.name, language) }))}
          value={[...zone.townshipIds]}
          onChange={(townshipIds) => onChange({ ...zone, townshipIds })}
        />
      )}
      {zone.mode === 'picked' && (
        <MultiSelect
          aria-label={t('warning.villages')}
          placeholder={zone.villageIds.length === 0 ? t('warning.villages') : ''}
          searchable
          data={villageChoices(scene)}
          value={[...zone.villageIds]}
          onChange={(ids) => onChange({ ...zone, villageIds: ids })}
        />
      )}
      {zone.mode !== 'picked' && (
        <p className="st-mut st-villages" tabIndex={villageIds.length > 0 ? 0 : -1}>
          {villageIds.length === 0
            ? t(zone.mode === 'forecast' ? 'warning.noneInDanger' : 'warning.noVillage')
            : villageIds.map((id) => scene.nameOf(id)).join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
    </div>
  );
}

/** Those that the fire reaches first, then the others by name, as one looks for them. */
function villageChoices(scene: Scene): { value: string; label: string }[] {
  const threat = new Map(scene.view.villages.map((v) => [v.id, v.threatTick ?? Infinity]));
  const tag = languageTag(scene.language);
  return scene.setup.villages
    .map((v) => ({ value: v.id, label: scene.nameOf(v.id), tick: threat.get(v.id) ?? Infinity }))
    .sort((a, b) => (a.tick === b.tick ? a.label.localeCompare(b.label, tag) : a.tick - b.tick))
    .map(({ value, label }) => ({ value, label }));
}
