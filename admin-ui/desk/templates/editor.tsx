import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Input, Tag, Tooltip } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Preview } from './preview.tsx'
import { template as templateQuery, templatePath } from './queries.ts'
import { Versions } from './versions.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts, type Language } from '../../kit/language.ts'
import type { ShownTemplate, TemplateWord } from '../../kit/shapes/templates.ts'

interface EditorProps {
  area: string
  name: string
  lang: Language
  template: ShownTemplate
}

/** The text on the left, what becomes of it on the right, the versions below. */
export function Editor({ area, name, lang, template }: EditorProps) {
  const { t } = useTexts('templates')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [source, setSource] = useState(template.source)
  const [because, setBecause] = useState('')
  const field = useRef<HTMLTextAreaElement | null>(null)
  const changed = source !== template.source
  useWarning(changed)
  const save = useMutation({
    mutationFn: (next: string | null) => call<ShownTemplate>(templatePath(area, name, lang), { method: 'PUT', json: { source: next, because, from: template.version } }),
    onSuccess: (saved) => {
      void message.success(t('saved', { version: saved.version }))
      client.setQueryData(templateQuery(area, name, lang).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['templates'], exact: true })
    },
  })
  const insert = ({ name: word }: TemplateWord) => {
    const { selectionStart = source.length, selectionEnd = source.length } = field.current ?? {}
    setSource(`${source.slice(0, selectionStart)}{{${word}}}${source.slice(selectionEnd)}`)
    field.current?.focus()
  }
  return (
    <div className="stack">
      <div className="columns halves">
        <Card title={t('text')} extra={<span className="quiet">{template.version === 0 || template.source === template.shipped ? t('asShipped') : t('versionNo', { version: template.version })}</span>}>
          <Input.TextArea
            className="template-source mono" aria-label={t('text')} spellCheck={false} autoSize={{ minRows: 14, maxRows: 32 }} value={source}
            onChange={({ target }) => setSource(target.value)} onFocus={({ target }) => { field.current = target }}
          />
          <Words words={template.words} onChosen={insert} />
        </Card>
        <Preview area={area} path={templatePath(area, name, lang)} source={source} />
      </div>
      <Card title={t('save')}>
        {save.error && <Alert className="gap-below" type="error" showIcon title={save.error instanceof Problem ? save.error.message : t('common:noConnection')} />}
        <form className="template-save" onSubmit={(event) => {
          event.preventDefault()
          save.mutate(source)
        }}>
          <Input aria-label={t('because')} placeholder={t('because')} maxLength={500} value={because} onChange={({ target }) => setBecause(target.value)} />
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed || because.trim() === ''}>{t('putInForce')}</Button>
          {template.source !== template.shipped && <Button disabled={because.trim() === ''} loading={save.isPending} onClick={() => save.mutate(null)}>{t('backToShipped')}</Button>}
        </form>
        <p className="quiet template-hint">{t('saveHint')}</p>
      </Card>
      <Versions template={template} source={source} onChosen={setSource} />
    </div>
  )
}

/** The names that may stand in it; a click puts one where the cursor is. */
function Words({ words, onChosen }: { words: TemplateWord[]; onChosen: (word: TemplateWord) => void }) {
  const { t } = useTexts('templates')
  const { language } = useLanguage()
  return (
    <div className="template-words" role="group" aria-label={t('words')}>
      {words.map((word) => (
        <Tooltip key={word.name} title={word.certain ? word.means[language] : t('maybe', { means: word.means[language] })}>
          <button type="button" onClick={() => onChosen(word)}><Tag className="tag mono" color={word.certain ? 'green' : 'default'}>{word.name}</Tag></button>
        </Tooltip>
      ))}
      <p className="quiet">{t('wordsHint')}</p>
    </div>
  )
}

/** Whoever leaves with words that were not saved is asked by the browser. */
function useWarning(changed: boolean): void {
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [changed])
}
