/** How a questionnaire reaches somebody: a link in a letter, a call, a code to photograph (`domain.md` [2] [4]). */
export const surveyWays = ['link', 'phone', 'qr'] as const
export type SurveyWay = (typeof surveyWays)[number]
