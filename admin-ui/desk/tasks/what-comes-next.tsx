import { queryOptions, useQuery } from '@tanstack/react-query'
import { groupInWords } from './who.ts'
import { Shown } from '../parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { List, Way } from '../../kit/shapes/desk.ts'

const next = (key: string) => queryOptions({ queryKey: ['tasks', 'one', key, 'next'], queryFn: () => call<List<Way>>(`/api/tasks/${key}/next`), select: ({ items }) => items, staleTime: Infinity })

/** Where the ways lead that go on from a task, in the diagram's own words. */
export function WhatComesNext({ taskKey }: { taskKey: string }) {
  const { t } = useTexts('beside')
  const { language } = useLanguage()
  const ways = useQuery(next(taskKey))
  return (
    <Shown of={ways} failed={t('nextFailed')}>
      {(items) => (items.length === 0
        ? <p className="quiet">{t('nextNothing')}</p>
        : (
            <ul className="ways">
              {items.map(({ when, steps }, i) => (
                <li key={i}>
                  <span className="quiet">{when.length > 0 ? t('if', { conditions: inPairs(when.map((one) => one[language])) }) : t('always')}</span>
                  <ol>{steps.map((step, at) => <li key={at} data-kind={step.kind}><OneStep {...step} /></li>)}</ol>
                </li>
              ))}
            </ul>
          ))}
    </Shown>
  )
}

function OneStep({ kind, name, groups }: Way['steps'][number]) {
  const { t } = useTexts('beside')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  if (kind === 'task' && groups) return t('step.taskOf', { name: name[language], groups: groups.map((group) => groupInWords(group, departments, language, word)).join(', ') })
  return t(`step.${kind}`, { name: name[language] })
}

/** `Accepted? yes · Founded? no`: questions stand before their answers. */
function inPairs(words: string[]): string {
  const said: string[] = []
  for (const one of words) {
    if (/[?？]$/.test(said.at(-1) ?? '')) said[said.length - 1] += ` ${one}`
    else said.push(one)
  }
  return said.map((one) => `“${one}”`).join(' · ')
}
