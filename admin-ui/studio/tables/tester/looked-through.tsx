import { CheckCircleFilled, CloseCircleFilled, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { lookThrough, type Coverage, type Said } from './ask.ts'
import { useTables } from './use-table.ts'
import type { CellSayings } from '../editor/use-cell-words.ts'
import type { Table } from '../table-file.ts'
import { useFindingWords } from '../../parts/use-finding-words.ts'
import { useTableWords } from '../words/use-table-words.ts'
import { Shown } from '../../../desk/parts/shown.tsx'
import { useTexts } from '../../../kit/language.ts'

interface Look {
  name: string
  content: string
  words: CellSayings
  onChosen: (elementId: string) => void
}

/** What no row is for, what is never reached, what contradicts itself, and what cannot be told. */
export function LookedThrough({ name, content, words, onChosen }: Look) {
  const { t } = useTexts('studioTables')
  const messageOf = useFindingWords()
  const tables = useTables(content)
  const looked = useQuery(lookThrough(name, content))
  if (tables.length === 0) return <Skeleton active />
  return (
    <Shown of={looked} failed={t('cannotTry')}>
      {({ tables: coverages, findings }) => {
        const cells = findings.filter(({ rule }) => !coverageRules.includes(rule ?? ''))
        return (
          <div className="looked-through" aria-live="polite">
            {cells.length > 0 && <ul>{cells.map((one) => <Line key={`${one.elementId} ${one.message}`} severity={one.severity === 'warning' ? 'warning' : 'error'} to={one.elementId} onChosen={onChosen}>{messageOf(one)}</Line>)}</ul>}
            {coverages.map((coverage) => {
              const table = tables.find(({ id }) => id === coverage.id)
              return table === undefined ? null : <OfTable key={table.id} table={table} coverage={coverage} words={words} several={tables.length > 1} onChosen={onChosen} />
            })}
          </div>
        )
      }}
    </Shown>
  )
}

/** Said here in both languages, from what they are made of. */
const coverageRules = ['table-gap', 'table-unreached', 'table-clash', 'table-repeat']

function OfTable({ table, coverage, words, several, onChosen }: { table: Table; coverage: Coverage; words: CellSayings; several: boolean; onChosen: Look['onChosen'] }) {
  const { t } = useTexts('studioTables')
  const said = useTableWords()
  const sayCase = useCase(table, words)
  const { gaps, unreached, clashes, repeats, unjudged, tooMany } = coverage
  const rowId = (number: number) => table.rows[number - 1]?.id
  const fine = gaps.length + unreached.length + clashes.length + repeats.length === 0
  const all = table.hitPolicy === 'COLLECT' || table.hitPolicy.includes('ORDER')
  return (
    <section>
      {several && <h3>{said.title(table.id, table.name)}</h3>}
      <ul>
        {gaps.map((gap) => <Line key={JSON.stringify(gap)} severity="warning" to={table.id} onChosen={onChosen}>{t('gap', { case: sayCase(gap) })}</Line>)}
        {clashes.map(({ rows: [one, other], when }) => <Line key={`${one} ${other}`} severity="error" to={rowId(other)} onChosen={onChosen}>{t('clash', { one, other, case: sayCase(when) })}</Line>)}
        {unreached.map((row) => <Line key={row} severity="warning" to={rowId(row)} onChosen={onChosen}>{t('unreached', { row })}</Line>)}
        {repeats.map(([one, other]) => <Line key={`${one} ${other}`} severity="warning" to={rowId(other)} onChosen={onChosen}>{t('repeat', { one, other })}</Line>)}
        {tooMany && <Line severity="unsure" onChosen={onChosen}>{t('tooMany')}</Line>}
        {unjudged.map(({ columnId, rows }) => <Line key={columnId} severity="unsure" to={rowId(rows[0] ?? 0)} onChosen={onChosen}>{t('unjudged', { column: said.column(table.inputs.find(({ id }) => id === columnId)?.label ?? ''), rows: rows.join(', ') })}</Line>)}
        {fine && !tooMany && <Line severity="fine" onChosen={onChosen}>{t(all ? 'allCount' : 'whole')}</Line>}
      </ul>
    </section>
  )
}

const icons = { error: <CloseCircleFilled />, warning: <WarningFilled />, unsure: <QuestionCircleOutlined />, fine: <CheckCircleFilled /> }

function Line({ severity, to, onChosen, children }: { severity: keyof typeof icons; to?: string | null | undefined; onChosen: Look['onChosen']; children: ReactNode }) {
  const content = <>{icons[severity]} <span>{children}</span></>
  return <li data-severity={severity}>{to ? <button type="button" onClick={() => onChosen(to)}>{content}</button> : <div>{content}</div>}</li>
}

function useCase(table: Table, words: CellSayings): (when: Said[][]) => string {
  const { t } = useTexts('studioTables')
  const said = useTableWords()
  const one = (value: Said, variable: string): string => {
    switch (value.kind) {
      case 'is': return typeof value.value === 'boolean' ? t(value.value ? 'yes' : 'no') : words.value(value.value, variable)
      case 'has': return value.values.length === 0 ? t('noneOfThem') : value.values.map((each) => words.value(each, variable)).join(t('and'))
      case 'none': return t('nothing')
      case 'number': return value.from === null ? t('below', { number: value.to }) : value.to === null ? t('above', { number: value.from }) : value.from === value.to ? String(value.from) : t('between', { from: value.from, to: value.to })
      default: return t('anythingElse')
    }
  }
  return (when) => {
    const parts = when.flatMap((values, i) => (values.length === 0 || values[0]?.kind === 'any' ? [] : [`${said.column(table.inputs[i]?.label ?? '')}: ${values.map((value) => one(value, table.inputs[i]?.name ?? '')).join(t('or'))}`]))
    return parts.length === 0 ? t('anything') : parts.join(' · ')
  }
}
