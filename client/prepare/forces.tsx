import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PrepareChoices } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';
import { at, listAt, textAt, wordsAt } from './draft.ts';
import { Block, NumberField } from './fields.tsx';
import type { Draft } from './use-draft.ts';

type Team = PrepareChoices['teams'][number];

/** Who comes and with what: teams of the county, the scenario's own, and what lies in the depots. */
export function Forces({ draft }: { draft: Draft }) {
  return (
    <>
      <CountyTeams draft={draft} />
      <OwnTeams draft={draft} />
      <Depots draft={draft} />
    </>
  );
}

function CountyTeams({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const teams = draft.source?.choices.teams ?? [];
  if (teams.length === 0) return null;
  const except = listAt<string>(draft.file, ['forces', 'except']);
  const always = listAt<string>(draft.file, ['forces', 'always']);
  const takesPart = (team: Team): boolean =>
    !except.includes(team.id) && (team.near || always.includes(team.id));
  const toggle = (team: Team, on: boolean): void => {
    if (!on) return draft.set(['forces', 'except'], [...except, team.id]);
    if (except.includes(team.id))
      return draft.set(
        ['forces', 'except'],
        except.filter((id) => id !== team.id),
      );
    draft.set(['forces', 'always'], [...always, team.id]);
  };
  const shown = teams.filter(
    (team) =>
      (all || team.near || always.includes(team.id)) && text(team.name, language).includes(filter),
  );
  return (
    <Block
      title={t('prepare.countyTeams', { n: teams.filter(takesPart).length, total: teams.length })}
      note={t('prepare.countyTeamsNote')}
    >
      <div className="st-row st-wrap">
        <TextInput
          aria-label={t('prepare.filter')}
          placeholder={t('prepare.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Checkbox
          label={t('prepare.showAll')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </div>
      <div className="st-prepare-wide">
        <table className="st-table">
          <caption className="st-hidden">{t('prepare.sections.forces')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('prepare.takesPart')}</th>
              <th scope="col">{t('prepare.team')}</th>
              <th scope="col">{t('prepare.seat')}</th>
              <th scope="col">{t('prepare.strength')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((team) => (
              <tr key={team.id}>
                <td>
                  <Checkbox
                    aria-label={`${t('prepare.takesPart')} · ${text(team.name, language)}`}
                    checked={takesPart(team)}
                    onChange={(event) => toggle(team, event.currentTarget.checked)}
                  />
                </td>
                <td>{text(team.name, language)}</td>
                <td>{seatName(draft, team.seatId, language)}</td>
                <td>
                  <Strength draft={draft} team={team} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

function seatName(draft: Draft, id: string, language: 'zh' | 'en'): string {
  const seats = listAt(draft.file, ['seats']);
  const i = seats.findIndex((s) => s['id'] === id);
  if (i >= 0) return textAt(draft.file, ['seats', i, 'name'])[language];
  const brought = draft.source?.choices.seats.find((s) => s.id === id);
  return brought === undefined ? id : text(brought.name, language);
}

function Strength({ draft, team }: { draft: Draft; team: Team }) {
  const { t, language } = useWords();
  const path = ['forces', 'strengths', team.id];
  const set = at(draft.file, path);
  return (
    <NumberInput
      aria-label={`${t('prepare.strength')} · ${text(team.name, language)}`}
      value={typeof set === 'number' ? set : team.strength}
      min={1}
      max={1000}
      w={92}
      onChange={(value) =>
        draft.set(path, value === '' || value === team.strength ? undefined : Number(value))
      }
    />
  );
}

function OwnTeams({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const units = listAt(draft.file, ['units']);
  if (units.length === 0) return null;
  return (
    <Block title={t('prepare.ownTeams')}>
      {units.map((unit, i) => (
        <div className="st-row" key={wordsAt(unit, ['id'])}>
          <span className="st-grow">{textAt(draft.file, ['units', i, 'name'])[language]}</span>
          <NumberField
            draft={draft}
            path={['units', i, 'strength']}
            label={`${t('prepare.strength')} · ${textAt(draft.file, ['units', i, 'name'])[language]}`}
            hideLabel
            min={1}
            max={1000}
            w={92}
          />
        </div>
      ))}
    </Block>
  );
}

/** Relief kits by depot. Changed stocks become a list of their own, marked assumed. */
function Depots({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const depots = draft.source?.choices.depots ?? [];
  const listed = new Map(
    listAt(draft.file, ['depots']).map((d) => [wordsAt(d, ['facility']), Number(d['kits'])]),
  );
  const kitsOf = (id: string, kits: number): number => listed.get(id) ?? kits;
  const change = (id: string, kits: number): void =>
    draft.set(
      ['depots'],
      depots.map((d) => ({
        facility: d.id,
        kits: d.id === id ? kits : kitsOf(d.id, d.kits),
        loadingPerMin: d.loadingPerMin,
        provenance: 'assumed',
      })),
    );
  const total = depots.reduce((sum, d) => sum + kitsOf(d.id, d.kits), 0);
  return (
    <Block title={t('prepare.depots', { total })}>
      <div className="st-prepare-grid">
        {depots.map((d) => (
          <NumberInput
            key={d.id}
            label={text(d.name, language)}
            value={kitsOf(d.id, d.kits)}
            min={0}
            max={1_000_000}
            step={50}
            onChange={(value) => change(d.id, Number(value))}
          />
        ))}
      </div>
    </Block>
  );
}
