import { usePlain } from './plain.ts'
import { useConditionWords } from './use-condition-words.ts'
import { goTo } from '../modeler.ts'
import { chineseNameOf } from '../modules/chinese-name.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

/** The ways out of a gateway with what has to hold for each; a click leads to the way, where it is changed. */
export function Ways() {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const { element, modeler } = usePlain()
  const say = useConditionWords()
  const name = ({ businessObject }: typeof element) => (language === 'zh' ? chineseNameOf(businessObject) : undefined) ?? businessObject.name
  return (
    <>
      <small className="quiet">{t(element.type === 'bpmn:ExclusiveGateway' ? 'ways' : 'waysAll')}</small>
      <ul className="plain-ways">
        {(element.outgoing ?? []).map((flow) => (
          <li key={flow.id}>
            <button type="button" onClick={() => goTo(modeler, flow.id)}>
              <b>{name(flow) ?? (flow.target && name(flow.target)) ?? flow.id}</b>
              <span>{say(flow)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
