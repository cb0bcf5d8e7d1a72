import { Empty } from 'antd'
import type { Decision } from './shapes.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'

/** Which rows of which tables fired, and on what. The latest first. */
export function Decided({ decisions }: { decisions: Decision[] }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  if (decisions.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingDecided')} />
  return (
    <ol className="rehearsal-decisions">
      {decisions.toReversed().map(({ key, at, failure, tables }) => tables.map(({ decisionName, evaluatedInputs, matchedRules }, i) => (
        <li key={`${key}.${i}`}>
          <div><b>{decisionName}</b> <span className="quiet">{formatInstant(at, language)}</span></div>
          <div className="quiet">{evaluatedInputs.map(({ inputId, inputName, inputValue }) => <span key={inputId} className="rehearsal-value">{inputName}: {said(inputValue)}</span>)}</div>
          {failure && <div className="rehearsal-over">{failure}</div>}
          {!failure && matchedRules.length === 0 && <div>{t('noRow')}</div>}
          {matchedRules.map(({ ruleId, ruleIndex, evaluatedOutputs }) => (
            <div key={ruleId}>{t('row', { number: ruleIndex })} → {evaluatedOutputs.map(({ outputId, outputName, outputValue }) => <span key={outputId} className="rehearsal-value">{outputName}: {said(outputValue)}</span>)}</div>
          ))}
        </li>
      )))}
    </ol>
  )
}

/** JSON without its quotes; a long list is cut. */
function said(json: string): string {
  const text = json.replaceAll('"', '')
  if (text === 'null') return '–'
  return text.length > 90 ? `${text.slice(0, 90)}…` : text
}
