import { useQuery } from '@tanstack/react-query'
import { Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { ShownJson } from './shown-value.tsx'
import * as queries from '../watch/queries.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { useSourceWords } from '../tables/words/use-source-words.ts'
import { useTableWords } from '../tables/words/use-table-words.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'
import type { ExplainedDecision, WatchedCase } from '../../kit/shapes/watch.ts'

/** Why the tables decided as they did, the latest first: what they were asked, which rows fitted, where those rows come from. */
export function Decisions({ shown, stepName }: { shown: WatchedCase; stepName: (id: string) => string }) {
  const { t } = useTexts('watchCase')
  const decisions = useQuery(queries.decisions(shown.key))
  return (
    <Shown of={decisions} failed={t('failed')}>
      {(items) => (items.length === 0
        ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noDecisions')} />
        : <ul className="case-decisions">{items.toReversed().map((decision) => <li key={decision.key}><Decision of={decision} stepName={stepName} /></li>)}</ul>)}
    </Shown>
  )
}

function Decision({ of: { decisionId, decisionName, elementId, at, failed, failure, tables }, stepName }: { of: ExplainedDecision; stepName: (id: string) => string }) {
  const { t } = useTexts('watchCase')
  const { title, column, value: word } = useTableWords()
  const sourceWords = useSourceWords()
  const say = (code: string, name: string) => word(code, name.toLowerCase())
  return (
    <>
      <h3>{title(decisionId, decisionName)} {failed && <Tag className="tag" color="red">{t('undecided')}</Tag>}</h3>
      <p className="quiet">{stepName(elementId)} · <Instant at={at} /></p>
      {failure !== undefined && <p className="narrative watch-bad">{failure}</p>}
      {tables.map(({ decisionId: id, decisionName: table, fileName, inputs, rows, output }) => (
        <section key={id} className="case-table">
          <h4>{fileName === undefined ? title(id, table) : <Link to={`/studio/tables/${stemOf(fileName)}`}>{title(id, table)}</Link>}</h4>
          <dl className="facts">{inputs.map(({ name, value }) => <div key={name}><dt>{column(name)}</dt><dd><ShownJson text={value} name={name} say={say} /></dd></div>)}</dl>
          {rows.length === 0 && <p className="quiet">{t('noRow')} <ShownJson text={output} /></p>}
          {rows.map(({ ruleId, row, source, outputs }) => (
            <div key={ruleId} className="case-row">
              <b>{t('row', { row })}</b>
              <span>{outputs.map(({ name, value }, index) => <span key={name}>{index > 0 && ' · '}<span className="quiet">{column(name)}</span> <ShownJson text={value} name={name} say={say} /></span>)}</span>
              {source !== undefined && <span className="quiet case-source">{sourceWords(source)}</span>}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}

/** `processes/x/tier-policy.dmn` → `tier-policy`. */
const stemOf = (fileName: string): string => fileName.replace(/^.*\//, '').replace(/\.dmn$/, '')
