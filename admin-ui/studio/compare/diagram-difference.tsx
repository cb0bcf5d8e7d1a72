import { useState } from 'react'
import { ChangeTag } from './change-tag.tsx'
import type { ComparedDiagram, ComparedElement } from './difference.ts'
import { useFactWords } from './use-fact-words.ts'
import { Diagram } from '../../desk/diagram/diagram.tsx'
import { named, spelledOut } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

interface Drawing {
  title: string
  /** Null where there is none on this side. */
  xml: string | null
}

/** Both drawings with what differs in colour, and the list of it; a line of the list leads to its element. */
export function DiagramDifference({ before, after, diagram }: { before: Drawing; after: Drawing; diagram: ComparedDiagram }) {
  const { t } = useTexts('studioCompare')
  const [chosen, setChosen] = useState<string>()
  const tints = Object.fromEntries(diagram.elements.map(({ id, change }) => [id, change]))
  const told = diagram.elements.filter(({ change }) => change !== 'moved')
  const moved = diagram.elements.length - told.length
  return (
    <>
      <div className="difference-drawings">
        {[before, after].map(({ title, xml }, i) => xml !== null && (
          <section key={i}>
            <h3>{title}</h3>
            <Diagram xml={xml} tints={tints} chosen={chosen} centred={chosen ?? told[0]?.id} onElement={setChosen} />
          </section>
        ))}
      </div>
      <ul className="difference-elements">
        {told.map((element) => <Element key={element.id} element={element} names={diagram.names} chosen={element.id === chosen} onChosen={() => setChosen(element.id)} />)}
        {moved > 0 && <li className="quiet">{t('movedOnly', { count: moved })}</li>}
      </ul>
    </>
  )
}

interface ElementProps {
  element: ComparedElement
  names: ComparedDiagram['names']
  chosen: boolean
  onChosen: () => void
}

function Element({ element, names, chosen, onChosen }: ElementProps) {
  const { language } = useLanguage()
  const { label, value } = useFactWords(names)
  const kind = useKindOf()
  const nameOf = (id: string) => (language === 'zh' ? names[id]?.zh : null) || names[id]?.en || id
  // A flow without a name goes by its ends.
  const name = named(element, language) || element.ends?.map(nameOf).join(' → ')
  // What is gone says enough by being gone.
  const facts = element.change === 'removed' ? [] : element.facts.filter(({ fact }) => !(element.change === 'added' && /^(name|name\.zh|from|to|inside|isExecutable)$/.test(fact)))
  return (
    <li data-chosen={chosen}>
      <button type="button" onClick={onChosen}><ChangeTag change={element.change} /> <b>{name || element.id}</b> <span className="quiet">{kind(element.type)}</span></button>
      {facts.length > 0 && (
        <dl>
          {facts.map((fact) => (
            <div key={fact.fact}>
              <dt>{label(fact)}</dt>
              <dd>{element.change === 'changed' && <><del>{value(fact, fact.was)}</del> <span aria-hidden="true">→</span> </>}<ins>{value(fact, fact.is)}</ins></dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function useKindOf(): (type: string) => string {
  const { i18n } = useTexts('studioCompare')
  return (type) => {
    const found: unknown = i18n.getResource(i18n.language, 'studioCompare', `kindOf.${type.replace('bpmn:', '')}`)
    return typeof found === 'string' ? found : spelledOut(type.replace('bpmn:', ''))
  }
}
