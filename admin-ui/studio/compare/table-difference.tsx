import { Changes } from './changes.tsx'
import { ChangeTag } from './change-tag.tsx'
import type { ComparedTable } from './difference.ts'
import { useTableWords } from '../../desk/packs/in-words.ts'
import { PackTable } from '../../desk/packs/pack-table.tsx'
import { useTexts } from '../../kit/language.ts'

/** A decision: what it says about itself, and its rows with the former cells beside those that changed. */
export function TableDifference({ table, onlyChanges }: { table: ComparedTable; onlyChanges: boolean }) {
  const { t } = useTexts('studioCompare')
  const words = useTableWords()
  const rows = table.rows.filter(({ change }) => change !== 'same').length
  return (
    <section className="difference-part">
      <h3>{words.table(table.id, table.name)} {(table.change === 'added' || table.change === 'removed') && <ChangeTag change={table.change} />}</h3>
      <Changes facts={table.facts.map(({ fact, was, is }) => ({ key: fact, label: fact.startsWith('column.') ? t('table.column', { name: words.column(fact.slice(7)) }) : t(`table.${fact as 'name'}`), was, is }))} />
      {(rows > 0 || !onlyChanges) && table.rows.length > 0 && <PackTable table={table} onlyChanges={onlyChanges} />}
    </section>
  )
}
