import { BellOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Empty, Popover } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import * as queries from '../queries.ts'
import type { Notice } from '../../kit/shapes/desk.ts'

/** What the product tells the person at the desk. Opening a notice reads it and goes where it points. */
export function Bell() {
  const { t } = useTexts('frame')
  const [open, setOpen] = useState(false)
  const { data } = useQuery(queries.notices)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={t('bell')}
      content={<Notices notices={data?.items ?? []} onOpened={() => setOpen(false)} />}
    >
      <Badge count={data?.unread ?? 0} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t('bell')} />
      </Badge>
    </Popover>
  )
}

function Notices({ notices, onOpened }: { notices: Notice[]; onOpened: () => void }) {
  const { t } = useTexts('frame')
  const { language } = useLanguage()
  const now = useNow()
  const navigate = useNavigate()
  const client = useQueryClient()
  const read = useMutation({
    mutationFn: (id: string) => call(`/api/notifications/${id}/read`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
  const openNotice = (notice: Notice) => {
    if (!notice.readAt) read.mutate(notice.id)
    onOpened()
    if (notice.taskKey) void navigate(`/desk/tasks/${notice.taskKey}`)
    else if (notice.complaintId) void navigate(`/desk/complaints/${notice.complaintId}`)
  }
  if (notices.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('bellEmpty')} />
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <li key={notice.id}>
          <button type="button" data-unread={notice.readAt ? undefined : ''} onClick={() => openNotice(notice)}>
            <b>{notice.title}</b>
            <span>{notice.text}</span>
            <time dateTime={notice.at}>{formatRelative(notice.at, language, now)}</time>
          </button>
        </li>
      ))}
    </ul>
  )
}
