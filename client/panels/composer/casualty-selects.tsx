import { Select } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import type { ComposerProps } from './composer.tsx';

/** Groups of casualties with people who can be taken to hospital. */
export function GroupSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const groups = scene.view.casualtyGroups
    .map(({ id, waiting, treated }) => ({
      id,
      urgent: waiting.immediate + treated.immediate,
      n:
        waiting.immediate +
        waiting.delayed +
        waiting.minor +
        treated.immediate +
        treated.delayed +
        treated.minor,
    }))
    .filter((g) => g.n > 0)
    .toSorted((a, b) => b.urgent - a.urgent || b.n - a.n);
  return (
    <Select
      id="step-3"
      aria-label={t('composer.casualties')}
      placeholder={t(groups.length === 0 ? 'composer.noCasualties' : 'composer.casualties')}
      searchable
      data={groups.map((g) => ({
        value: g.id,
        label: `${scene.nameOf(g.id)} · ${t('composer.toHospital', { n: g.n })}`,
      }))}
      value={draft.groupId}
      onChange={(groupId) => dispatch({ type: 'set', set: { groupId } })}
    />
  );
}

/** Hospitals with their free beds. */
export function HospitalSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  return (
    <Select
      id="step-4"
      aria-label={t('composer.hospital')}
      placeholder={t('composer.hospital')}
      data={scene.view.hospitals.map((h) => ({
        value: h.id,
        label: `${scene.nameOf(h.id)} · ${t('composer.freeBeds', { n: h.free })}`,
      }))}
      value={draft.hospitalId}
      onChange={(hospitalId) => dispatch({ type: 'set', set: { hospitalId } })}
    />
  );
}
