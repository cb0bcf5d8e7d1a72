import { Empty } from 'antd'
import type { Decision } from './shapes.ts'
import { useTableWords } from '../tables/words/use-table-words.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'

/** Which rows of which tables fired, and on what. The latest first. */
export function Decided({ decisions }: { decisions: Decision[] }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const { title, column, said } = useDecisionWords()
  if (decisions.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingDecided')} />
  return (
    <ol className="rehearsal-decisions">
      {decisions.toReversed().map(({ key, at, failure, tables }) => tables.filter((table) => failure !== undefined || hasRows(table)).map(({ decisionId, decisionName, evaluatedInputs, matchedRules }, i) => (
        <li key={`${key}.${i}`}>
          <div><b>{title(decisionId, decisionName)}</b> <span className="quiet">{formatInstant(at, language)}</span></div>
          <div className="quiet">{evaluatedInputs.map(({ inputId, inputName, inputValue }) => <span key={inputId} className="rehearsal-value">{column(inputName)}: {said(inputValue, inputName)}</span>)}</div>
          {failure && <div className="rehearsal-over">{failure}</div>}
          {!failure && matchedRules.length === 0 && <div>{t('noRow')}</div>}
          {matchedRules.map(({ ruleId, ruleIndex, evaluatedOutputs }) => (
            <div key={ruleId}>{t('row', { number: ruleIndex })} → {evaluatedOutputs.map(({ outputId, outputName, outputValue }) => <span key={outputId} className="rehearsal-value">{column(outputName)}: {said(outputValue, outputName)}</span>)}</div>
          ))}
        </li>
      )))}
    </ol>
  )
}

/** Not an expression that only puts together what tables said. */
const hasRows = ({ evaluatedInputs, matchedRules }: Decision['tables'][number]): boolean => evaluatedInputs.length + matchedRules.length > 0

/** The words of tables for what is JSON here; a long value is cut. */
function useDecisionWords() {
  const { title, column, value } = useTableWords()
  const said = (json: string, label: string): string => {
    const parts = json.replace(/^\[(.*)\]$/s, '$1').replaceAll('"', '').split(',').filter((part) => part !== '' && part !== 'null')
    const text = parts.map((part) => value(part, label.toLowerCase())).join(', ')
    return text.length > 90 ? `${text.slice(0, 90)}…` : text || '–'
  }
  return { title, column, said }
}
