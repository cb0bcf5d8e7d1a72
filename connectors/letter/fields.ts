/** What the three connectors of a letter are given. */
import { Type } from '@sinclair/typebox'
import { labelled } from '../kit/index.ts'

export const LetterId = Type.String({ pattern: '^letter-[0-9]{1,20}$' })

export const dispatch = Type.Union([
  labelled(['On the follow-up page', '查询页面'], Type.Literal('portal')),
  labelled(['By e-mail', '电子邮件'], Type.Literal('email')),
  labelled(['By post', '邮寄'], Type.Literal('post')),
])
