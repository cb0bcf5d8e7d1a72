import { DislikeOutlined, LikeOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Article } from '../../kit/shapes/hotline.ts'

/** "Was this right?" – one press for yes; whoever says no may say why. */
export function VerdictButtons({ article: { id } }: { article: Pick<Article, 'id'> }) {
  const { t } = useTexts('knowledge')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [objecting, setObjecting] = useState(false)
  const [remark, setRemark] = useState('')
  const { mutate, isPending } = useMutation({
    mutationFn: (verdict: { right: boolean; remark?: string }) => call(`/api/knowledge/${id}/verdict`, { json: verdict }),
    onSuccess: async () => {
      setObjecting(false)
      void message.success(t('thanks'))
      await client.invalidateQueries({ queryKey: ['knowledge'] })
    },
    onError: () => void message.error(t('common:failed')),
  })
  return (
    <div>
      <Space wrap>
        <span>{t('wasItRight')}</span>
        <Button icon={<LikeOutlined />} loading={isPending} onClick={() => mutate({ right: true })}>{t('right')}</Button>
        <Button icon={<DislikeOutlined />} onClick={() => setObjecting(true)}>{t('wrong')}</Button>
      </Space>
      {objecting && (
        <Space.Compact className="full gap-above">
          <Input autoFocus value={remark} maxLength={1000} placeholder={t('whatIsWrong')} aria-label={t('whatIsWrong')} onChange={({ target }) => setRemark(target.value)}
            onPressEnter={() => mutate({ right: false, ...(remark.trim() && { remark }) })} />
          <Button type="primary" loading={isPending} onClick={() => mutate({ right: false, ...(remark.trim() && { remark }) })}>{t('send')}</Button>
        </Space.Compact>
      )}
    </div>
  )
}
