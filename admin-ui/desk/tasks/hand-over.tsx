import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { named } from '../parts/named.ts'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import * as queries from '../queries.ts'
import type { Colleague, List, Task } from '../../kit/shapes/desk.ts'

const colleagues = (key: string) => queryOptions({ queryKey: ['tasks', 'one', key, 'colleagues'], queryFn: () => call<List<Colleague>>(`/api/tasks/${key}/colleagues`), select: ({ items }) => items, gcTime: 0 })

/** Gives the task to a colleague by name, with a word. Who is away now is shown as such. */
export function HandOver({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTexts('beside')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data = [], isPending } = useQuery(colleagues(task.key))
  const departments = useQuery(queries.departments).data ?? []
  const [to, setTo] = useState<string>()
  const [word, setWord] = useState('')
  const [busy, setBusy] = useState(false)
  const placeOf = ({ department }: Colleague) => {
    const found = departments.find(({ id }) => id === department)
    return found && named(found, language)
  }
  const options = data.map((one) => ({
    value: one.id,
    label: [named(one, language), placeOf(one), one.awayUntil && t('away', { time: formatInstant(one.awayUntil, language) })].filter(Boolean).join(' · '),
  }))
  const give = async () => {
    setBusy(true)
    try {
      await call(`/api/tasks/${task.key}/hand-over`, { json: { to, ...(word.trim() !== '' && { word: word.trim() }) } })
      const taker = data.find(({ id }) => id === to)
      void message.success(t('handedOver', { name: taker ? named(taker, language) : '' }))
      onClose()
      await Promise.all([client.invalidateQueries({ queryKey: ['tasks'] }), client.invalidateQueries({ queryKey: ['complaints'] })])
    } catch (error) {
      void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
    }
    setBusy(false)
  }
  return (
    <Modal open title={t('handOver')} okText={t('handOverSend')} okButtonProps={{ loading: busy, disabled: to === undefined }} onOk={() => void give()} onCancel={onClose}>
      <Form layout="vertical" component="div">
        <Form.Item label={t('to')} htmlFor="hand-over-to">
          <Select
            id="hand-over-to" autoFocus showSearch={{ optionFilterProp: 'label' }} value={to} onChange={setTo} options={options} loading={isPending}
            placeholder={t('toPlaceholder')} notFoundContent={isPending ? null : t('toNobody')}
          />
        </Form.Item>
        <Form.Item label={t('word')} htmlFor="hand-over-word">
          <Input.TextArea id="hand-over-word" rows={3} maxLength={2_000} value={word} onChange={(event) => setWord(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
