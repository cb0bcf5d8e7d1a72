/** Every connector that this server runs. A new one is added here. */
import { askDepartment } from './ask-department/ask-department.ts'
import { bounceDecision } from './bounce-decision/bounce-decision.ts'
import { caseSignals } from './case-signals/case-signals.ts'
import { closeCase } from './close-case/close-case.ts'
import { computeLimits } from './compute-limits/compute-limits.ts'
import { deadlineCheck } from './deadline-check/deadline-check.ts'
import { departmentReply } from './department-reply/department-reply.ts'
import { findRelated } from './find-related/find-related.ts'
import type { Connector } from './kit/index.ts'
import { gatherFeedback } from './gather-feedback/gather-feedback.ts'
import { meetDeadlineConnector } from './meet-deadline/meet-deadline.ts'
import { mergeCase } from './merge-case/merge-case.ts'
import { notify } from './notify/notify.ts'
import { publishAnswer } from './publish-answer/publish-answer.ts'
import { reopenCase } from './reopen-case/reopen-case.ts'
import { scheduleCallback } from './schedule-callback/schedule-callback.ts'
import { sendDigests } from './send-digests/send-digests.ts'
import { sendMessage } from './send-message/send-message.ts'
import { setCase } from './set-case/set-case.ts'
import { setDeadlines } from './set-deadlines/set-deadlines.ts'
import { staffLookup } from './staff-lookup/staff-lookup.ts'

export const connectors: readonly Connector[] = [
  askDepartment,
  bounceDecision,
  caseSignals,
  closeCase,
  computeLimits,
  deadlineCheck,
  departmentReply,
  findRelated,
  gatherFeedback,
  meetDeadlineConnector,
  mergeCase,
  notify,
  publishAnswer,
  reopenCase,
  scheduleCallback,
  sendDigests,
  sendMessage,
  setCase,
  setDeadlines,
  staffLookup,
]
