import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Rate, Space } from 'antd'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { call } from '../../kit/http.ts'
import { formatInstant, useNow } from '../../kit/time.ts'
import { Instant } from '../parts/instant.tsx'

const dimensions = ['visit', 'information', 'aftercare'] as const

interface Survey {
  state: 'none' | 'open' | 'answered' | 'over'
  until?: string
  link?: string
  qr?: string
  answer?: { grades: Record<(typeof dimensions)[number], number | null>; comment?: string; way: 'link' | 'phone' | 'qr'; at: string }
}

/** The questionnaire of a case, once one was offered: its code while it is open, and what was answered. */
export function Questionnaire({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('questionnaire')
  const { language } = useLanguage()
  const now = useNow()
  const { data: survey } = useQuery({ queryKey: ['complaints', complaintId, 'survey'], queryFn: () => call<Survey>(`/api/complaints/${complaintId}/survey`) })
  if (!survey || survey.state === 'none') return null
  const { state, until, answer } = survey
  return (
    <Card title={t('title')} extra={answer && <span className="quiet"><Instant at={answer.at} /></span>}>
      {answer
        ? (
          <>
            <ul className="grades">
              {dimensions.map((one) => <li key={one}><span>{t(`dimension.${one}`)}</span>{answer.grades[one] === null ? <span className="quiet">{t('none')}</span> : <Rate disabled value={answer.grades[one]} aria-label={`${answer.grades[one]} / 5`} />}</li>)}
            </ul>
            {answer.comment && <p className="narrative">{answer.comment}</p>}
            <p className="quiet">{t(`by.${answer.way}`)}</p>
          </>
        )
        : <p>{t(state === 'open' ? 'open' : 'over', { time: until ? formatInstant(until, language, now) : '' })}</p>}
      {state === 'open' && survey.qr && survey.link && <Code qr={survey.qr} link={survey.link} />}
    </Card>
  )
}

function Code({ qr, link }: { qr: string; link: string }) {
  const { t } = useTexts('questionnaire')
  const { message } = App.useApp()
  const copy = () => navigator.clipboard.writeText(link).then(() => message.success(t('copied')), () => undefined)
  return (
    <div className="survey-code">
      <img src={`data:image/svg+xml;base64,${btoa(qr)}`} alt={t('code')} width={160} height={160} />
      <Space orientation="vertical">
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </Space>
    </div>
  )
}
