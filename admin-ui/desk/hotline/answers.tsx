import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Empty, Input, Tag, type InputRef } from 'antd'
import { useState, type KeyboardEvent, type Ref } from 'react'
import type { useCall } from './use-call.ts'
import { useEndCall } from './use-end-call.ts'
import { found, inEither } from '../knowledge/queries.ts'
import { call as ask } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { dateOf, useNow } from '../../kit/time.ts'
import { useSettled } from '../../kit/use-settled.ts'

const shown = 6

interface AnswersProps {
  running: ReturnType<typeof useCall>
  search: Ref<InputRef>
  /** Escape: back to the notes. */
  onLeave: () => void
}

/** What to tell the caller: found from the notes while they are written, or from words of one's own. Arrows choose, Enter answers and ends the call. */
export function Answers({ running, search, onLeave }: AnswersProps) {
  const { t } = useTexts('hotline')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const today = dateOf(useNow())
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState(0)
  const words = useSettled(sought.trim() || running.call.notes.trim().slice(-400), 200)
  const { data: articles = [], isFetching } = useQuery(found(words, 'published', shown))
  const { end, isEnding } = useEndCall(running)
  const place = Math.min(chosen, articles.length - 1)
  const step = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onLeave()
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setChosen(Math.max(0, Math.min(articles.length - 1, place + by)))
    else if (event.key !== 'Enter' || articles[place] === undefined) return
    else end('answered', { article: articles[place].id })
    event.preventDefault()
  }
  const inVain = async () => {
    try {
      await ask('/api/knowledge/unanswered', { json: { words: words.slice(0, 500) } })
      void message.success(t('noted'))
      setSought('')
    } catch {
      void message.error(t('common:failed'))
    }
  }
  return (
    <section className="stack" aria-label={t('answers')}>
      <Card>
        <Input.Search ref={search} allowClear value={sought} placeholder={t('searchAnswers')} aria-label={t('searchAnswers')} loading={isFetching} onChange={({ target }) => { setSought(target.value); setChosen(0) }} onKeyDown={step} />
        {words === '' && <p className="quiet hotline-known">{t('answersHint')}</p>}
        {words !== '' && articles.length === 0 && !isFetching && <Empty className="gap-above" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noAnswer')} />}
        {words !== '' && (
          <ul className="hotline-answers">
            {articles.map((article, i) => (
              <li key={article.id} data-chosen={i === place || undefined}>
                <button type="button" onClick={() => setChosen(i)} aria-expanded={i === place}><b>{inEither(article.title, language)}</b>{article.reviewBy <= today && <Tag className="tag" color="orange">{t('unreviewed')}</Tag>}</button>
                {i === place && (
                  <div>
                    <p>{inEither(article.excerpt, language)}</p>
                    <Button size="small" type="primary" ghost loading={isEnding} onClick={() => end('answered', { article: article.id })}>{t('thatWasIt')} <kbd>Enter</kbd></Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
        {words !== '' && <Button type="link" size="small" onClick={() => void inVain()}>{t('notThere')}</Button>}
      </Card>
    </section>
  )
}
