import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tag } from 'antd'
import { tellAgain, type CityOrder } from './city-queries.ts'
import { Instant } from '../parts/instant.tsx'
import { useTexts } from '../../kit/language.ts'
import './city.css'

/** What the city said and what it was told, the latest first. */
export function Exchange({ order: { said, told }, works }: { order: CityOrder; works: boolean }) {
  const { t } = useTexts('city')
  const words = [
    ...said.map((one, at) => ({ key: `said-${at}`, at: one.at, row: <Said of={one} /> })),
    ...told.map((one) => ({ key: one.id, at: one.at, row: <Told of={one} works={works} /> })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  if (words.length === 0) return <span className="quiet">{t('silent')}</span>
  return <ul className="exchange">{words.map(({ key, row }) => <li key={key}>{row}</li>)}</ul>
}

function Said({ of: { what, at, reason, heard } }: { of: CityOrder['said'][number] }) {
  const { t } = useTexts('city')
  return (
    <>
      <b>{t(`said.${what}`)}</b> <span className="quiet"><Instant at={at} /></span>
      {!heard && <Tag color="gold">{t('notHeard')}</Tag>}
      {reason && <div className="quiet">{reason}</div>}
    </>
  )
}

const colours = { waiting: 'gold', sent: 'green', refused: 'red' }

function Told({ of: { id, action, state, at, sentAt, code }, works }: { of: CityOrder['told'][number]; works: boolean }) {
  const { t } = useTexts('city')
  const { message } = App.useApp()
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () => tellAgain(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tasks', 'city'] }),
    onError: (error) => void message.error(error.message),
  })
  return (
    <>
      {t(`told.${action}`)} <span className="quiet"><Instant at={sentAt ?? at} /></span> <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
      {state !== 'sent' && code && <div className="quiet">{because(code)}</div>}
      {state !== 'sent' && works && <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>{t('tellAgain')}</Button>}
    </>
  )

  function because(why: string): string {
    const [, status] = /^outward\.answer:(\d+)$/.exec(why) ?? []
    if (status) return t('because.answer', { status })
    return why === 'outward.away' || why === 'outward.lost' ? t('because.away') : why === 'outward.forbidden' ? t('because.forbidden') : why === 'city.not-set-up' ? t('because.notSetUp') : why
  }
}
