import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useNavigate } from 'react-router'
import type { useCall } from './use-call.ts'
import { call as send, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { CallEnding, CallResult } from '../../kit/shapes/hotline.ts'

export interface EndingDetails {
  article?: string
  opens?: string
  closes?: string
}

/** Ends the call, says what follows from it, and makes the page ready for the next. A call that could not be sent stays as it is. */
export function useEndCall({ call, begin }: ReturnType<typeof useCall>) {
  const { t } = useTexts('hotline')
  const { notification, message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ ending, details }: { ending: CallEnding; details: EndingDetails }) => {
      const { number, name, ...rest } = call
      return send<CallResult>('/api/calls', { json: { ...rest, number: number.trim() || null, name: name.trim() || null, ending, ...details } })
    },
    onSuccess: async ({ complaint }, { ending }) => {
      if (complaint) {
        notification.success({ title: t('opened', { receipt: complaint.receipt }), description: t('sayCode', { code: complaint.trackingCode }), duration: 0, onClick: () => void navigate(`/desk/complaints/${complaint.id}`) })
      } else void message.success(t(`ended.${ending}`))
      begin()
      await Promise.all([client.invalidateQueries({ queryKey: ['callers'] }), client.invalidateQueries({ queryKey: ['tasks'] }), client.invalidateQueries({ queryKey: ['callbacks'] })])
    },
    onError: (error) => void message.error(error instanceof Problem ? (error.errors[0] ? t(error.errors[0].path.endsWith('number') ? 'needNumber' : 'needNotes') : error.message) : t('common:noConnection')),
  })
  return { end: (ending: CallEnding, details: EndingDetails = {}) => mutate({ ending, details }), isEnding: isPending }
}
