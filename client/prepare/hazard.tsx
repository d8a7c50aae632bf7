import { useWords } from '../i18n/index.ts';
import { at } from './draft.ts';
import { Block } from './fields.tsx';
import { GROUPS, LIST_FORMS, pathOf, type Group } from './hazard-forms.ts';
import { HazardList } from './hazard-list.tsx';
import { LimitField } from './limit-field.tsx';
import type { HazardProps } from './point-row.tsx';
import type { Draft } from './use-draft.ts';
import { Wildfire } from './wildfire.tsx';

/** Where, when and how hard the hazards begin. */
export function Hazard(props: HazardProps) {
  const { t } = useWords();
  const { draft } = props;
  const has = (path: string): boolean => at(draft.file, [pathOf(path)[0]!]) != null;
  return (
    <>
      {has('wildfire') && <Wildfire {...props} />}
      {GROUPS.filter((group) => has(group.path)).map((group) => (
        <div key={group.path}>
          <Numbers draft={draft} group={group} />
          {LIST_FORMS.filter((f) => f.path.startsWith(`${group.path}.`)).map((form) => (
            <HazardList key={form.path} {...props} form={form} />
          ))}
        </div>
      ))}
      {LIST_FORMS.filter((f) => !f.path.includes('.') && has(f.path)).map((form) => (
        <HazardList key={form.path} {...props} form={form} />
      ))}
      {draft.picture === null && <p className="st-mut">{t('prepare.pointsLater')}</p>}
    </>
  );
}

function Numbers({ draft, group }: { draft: Draft; group: Group }) {
  const { t } = useWords();
  return (
    <Block title={t(`prepare.group.${group.path}`)}>
      <div className="st-prepare-grid">
        {group.fields.map((field) => {
          const path = [...pathOf(group.path), ...pathOf(field)];
          // Of a river or a wave that the scenario does not have there is nothing to say.
          if (at(draft.file, path.slice(0, -1)) == null) return null;
          return <LimitField key={field} draft={draft} path={path} of={group.path} field={field} />;
        })}
      </div>
    </Block>
  );
}
