import { Alert, Button, Card, Input, Segmented, Tag, Tooltip } from 'antd'
import { useRef, useState } from 'react'
import { Preview } from './preview.tsx'
import { templatePath } from './queries.ts'
import { joined, partsOf, sentencesOf, withSentence } from './source.ts'
import { useLanguage, useTexts, type Language } from '../../kit/language.ts'
import type { TemplateWord } from '../../kit/shapes/templates.ts'

interface EditorProps {
  area: string
  name: string
  lang: Language
  /** Read once: what the editor begins with. */
  text: string
  /** Names that may stand in it. */
  words: TemplateWord[]
  onChange: (text: string) => void
}

/** The words on the left, what becomes of them on the right. */
export function Editor({ area, name, lang, text, words, onChange }: EditorProps) {
  const { t } = useTexts('studioTemplates')
  const [source, setSource] = useState(text)
  const [whole, setWhole] = useState(false)
  const field = useRef<HTMLTextAreaElement | HTMLInputElement>(null)
  const parts = partsOf(source)
  const isPage = area === 'letter'
  const change = (next: string) => {
    setSource(next)
    onChange(next)
  }
  const insert = (word: TemplateWord) => {
    const target = field.current
    if (target === null) return
    const { value, selectionStart, selectionEnd } = target
    // As if it was typed: the field hears of it, and the browser can undo it.
    target.focus()
    target.setRangeText(asked(word, value.slice(selectionStart ?? value.length, selectionEnd ?? value.length)), selectionStart ?? value.length, selectionEnd ?? value.length, 'end')
    target.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const focus = { onFocus: ({ target }: { target: HTMLTextAreaElement | HTMLInputElement }) => { field.current = target } }
  return (
    <div className="columns halves">
      <Card
        title={t('text')}
        extra={isPage && parts !== null && <Segmented size="small" value={whole ? 'whole' : 'sentences'} onChange={(view) => setWhole(view === 'whole')} options={[{ value: 'sentences', label: t('sentences') }, { value: 'whole', label: t('whole') }]} />}
      >
        {parts === null
          ? <><Alert className="gap-below" type="warning" showIcon title={t('noSubject')} /><Input.TextArea className="template-source mono" aria-label={t('text')} autoSize={{ minRows: 14, maxRows: 32 }} value={source} {...focus} onChange={({ target }) => change(target.value)} /></>
          : <>
              <label className="template-field">{t('subject')}<Input lang={lang} value={parts.subject} {...focus} onChange={({ target }) => change(joined({ ...parts, subject: target.value }))} /></label>
              {isPage && !whole
                ? <Sentences page={parts.body} lang={lang} focus={focus} onChange={(body) => change(joined({ ...parts, body }))} />
                : <Input.TextArea className="template-source" lang={lang} aria-label={t('text')} spellCheck={!isPage} autoSize={{ minRows: 12, maxRows: 30 }} value={parts.body} {...focus} onChange={({ target }) => change(joined({ ...parts, body: target.value }))} />}
            </>}
        <Words words={words} onChosen={insert} />
      </Card>
      <Preview area={area} path={templatePath(area, name, lang)} source={source} />
    </div>
  )
}

/** A name that not every case has stands between its own question: without a value, nothing is printed. */
const asked = ({ name, certain }: TemplateWord, chosen: string): string => (certain ? `{{${name}}}` : `{{#if ${name}}}${chosen}{{${name}}}{{/if}}`)

interface Focus {
  onFocus: (event: { target: HTMLTextAreaElement | HTMLInputElement }) => void
}

/** The sentences of a page, one field each, in its order. */
function Sentences({ page, lang, focus, onChange }: { page: string; lang: Language; focus: Focus; onChange: (page: string) => void }) {
  const { t } = useTexts('studioTemplates')
  return (
    <ol className="template-sentences">
      {sentencesOf(page).map((sentence, i) => (
        <li key={i}><Input.TextArea lang={lang} aria-label={t('sentence', { no: i + 1 })} autoSize={{ minRows: 1, maxRows: 8 }} value={sentence.text} {...focus} onChange={({ target }) => onChange(withSentence(page, sentence, target.value || '…'))} /></li>
      ))}
    </ol>
  )
}

/** The names that may stand in it; a click puts one where the cursor is. */
function Words({ words, onChosen }: { words: TemplateWord[]; onChosen: (word: TemplateWord) => void }) {
  const { t } = useTexts('studioTemplates')
  const { language } = useLanguage()
  return (
    <div className="template-words" role="group" aria-label={t('words')}>
      {words.map((word) => (
        <Tooltip key={word.name} title={t(word.certain ? 'sure' : 'maybe', { name: word.name })}>
          <Button size="small" type="text" onMouseDown={(event) => event.preventDefault()} onClick={() => onChosen(word)}><Tag className="tag" color={word.certain ? 'green' : 'default'}>{word.means[language]}</Tag></Button>
        </Tooltip>
      ))}
      <p className="quiet">{t('wordsHint')}</p>
    </div>
  )
}
