/** Every connector that this server runs. A new one is added here. */
import { acknowledge } from './acknowledge/acknowledge.ts'
import { addFollowUp } from './add-follow-up/add-follow-up.ts'
import { addImprovementAction } from './add-improvement-action/add-improvement-action.ts'
import { askComplainant } from './ask-complainant/ask-complainant.ts'
import { askDepartment } from './ask-department/ask-department.ts'
import { belongsToEmergency } from './belongs-to-emergency/belongs-to-emergency.ts'
import { bounceDecision } from './bounce-decision/bounce-decision.ts'
import { caseSignals } from './case-signals/case-signals.ts'
import { changeDeadline } from './change-deadline/change-deadline.ts'
import { cityHotline } from './city-hotline/city-hotline.ts'
import { closeCase } from './close-case/close-case.ts'
import { compileReport } from './compile-report/compile-report.ts'
import { computeLimits } from './compute-limits/compute-limits.ts'
import { countCluster } from './count-cluster/count-cluster.ts'
import { countRecurrence } from './count-recurrence/count-recurrence.ts'
import { deadlineCheck } from './deadline-check/deadline-check.ts'
import { deadlineRequest } from './deadline-request/deadline-request.ts'
import { departmentReply } from './department-reply/department-reply.ts'
import { findCorrections } from './find-corrections/find-corrections.ts'
import { findRelated } from './find-related/find-related.ts'
import { gatherFeedback } from './gather-feedback/gather-feedback.ts'
import { httpCall } from './http-call/http-call.ts'
import { incomingMail } from './incoming-mail/incoming-mail.ts'
import { internalNote } from './internal-note/internal-note.ts'
import { keepDeadline } from './keep-deadline/keep-deadline.ts'
import { keepFollowUp } from './keep-follow-up/keep-follow-up.ts'
import type { Connector } from './kit/index.ts'
import { freezeLetter } from './letter/freeze-letter.ts'
import { letter } from './letter/letter.ts'
import { sendLetter } from './letter/send-letter.ts'
import { meetDeadlineConnector } from './meet-deadline/meet-deadline.ts'
import { mergeCase } from './merge-case/merge-case.ts'
import { nextChannel } from './next-channel/next-channel.ts'
import { notify } from './notify/notify.ts'
import { openComplaint } from './open-complaint/open-complaint.ts'
import { pauseClock } from './pause-clock/pause-clock.ts'
import { proposeEmergency } from './propose-emergency/propose-emergency.ts'
import { publishAnswer } from './publish-answer/publish-answer.ts'
import { publishResult } from './publish-result/publish-result.ts'
import { registerCorrection } from './register-correction/register-correction.ts'
import { releaseReport } from './release-report/release-report.ts'
import { reopenCase } from './reopen-case/reopen-case.ts'
import { resumeClock } from './resume-clock/resume-clock.ts'
import { scheduleCallback } from './schedule-callback/schedule-callback.ts'
import { sendDigests } from './send-digests/send-digests.ts'
import { sendMessage } from './send-message/send-message.ts'
import { setCase } from './set-case/set-case.ts'
import { setDeadlines } from './set-deadlines/set-deadlines.ts'
import { setEmergency } from './set-emergency/set-emergency.ts'
import { setTier } from './set-tier/set-tier.ts'
import { situationPicture } from './situation-picture/situation-picture.ts'
import { staffLookup } from './staff-lookup/staff-lookup.ts'
import { staffRecord } from './staff-record/staff-record.ts'
import { survey } from './survey/survey.ts'
import { tagCase } from './tag-case/tag-case.ts'
import { takeOverCases } from './take-over-cases/take-over-cases.ts'

export const connectors: readonly Connector[] = [
  acknowledge,
  addFollowUp,
  addImprovementAction,
  askComplainant,
  askDepartment,
  belongsToEmergency,
  bounceDecision,
  caseSignals,
  changeDeadline,
  cityHotline,
  closeCase,
  compileReport,
  computeLimits,
  countCluster,
  countRecurrence,
  deadlineCheck,
  deadlineRequest,
  departmentReply,
  findCorrections,
  findRelated,
  freezeLetter,
  gatherFeedback,
  httpCall,
  incomingMail,
  internalNote,
  keepDeadline,
  keepFollowUp,
  letter,
  meetDeadlineConnector,
  mergeCase,
  nextChannel,
  notify,
  openComplaint,
  pauseClock,
  proposeEmergency,
  publishAnswer,
  publishResult,
  registerCorrection,
  releaseReport,
  reopenCase,
  resumeClock,
  scheduleCallback,
  sendDigests,
  sendLetter,
  sendMessage,
  setCase,
  setDeadlines,
  setEmergency,
  setTier,
  situationPicture,
  staffLookup,
  staffRecord,
  survey,
  tagCase,
  takeOverCases,
]
