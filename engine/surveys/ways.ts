/** How a questionnaire reaches somebody: a link in a letter, a call, a code to photograph (`domain.md` [2] [4]). */
export const surveyWays = ['link', 'phone', 'qr'] as const
export type SurveyWay = (typeof surveyWays)[number]

/** The three dimensions of satisfaction [4]: the visit itself, access to information, care after discharge. */
export const dimensions = ['visit', 'information', 'aftercare'] as const
/** 1 to 5; null: does not apply. */
export type Grades = Record<(typeof dimensions)[number], number | null>
