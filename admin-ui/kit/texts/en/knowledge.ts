/** What callers may be told. */
export const knowledge = {
  title: 'Knowledge', lead: 'What a caller may be told', failed: 'The articles could not be loaded', search: 'Search in questions and answers', write: 'Write an article',
  view: { published: 'Published', due: 'To be reviewed', draft: 'Drafts', archived: 'Archived', unanswered: 'Searched in vain' },
  empty: { published: 'There is no article yet', due: 'Nothing is due: every article was looked at in time', draft: 'No draft waits', archived: 'Nothing was archived', unanswered: 'Every search found its answer' },
  nothing: 'Nothing about “{{words}}”', wholeHospital: 'Whole hospital', verdicts: '{{right}} × right, {{wrong}} × wrong', due: 'To be reviewed', times_one: 'searched once', times_other: 'searched {{count}} times', settle: 'Needs no article',
  edit: 'Edit', stateHint: { draft: 'A draft: operators do not find it', archived: 'Archived: operators do not find it' }, dueHint: 'Whether this is still right has to be looked at',
  objections: 'Said against it', noRemark: 'Not right', department: 'Department', owner: 'Who answers for it', reviewBy: 'To be reviewed by', judged: 'Operators say', keywords: 'What callers say', keywordsHint: 'Other words for the same, each followed by Enter',
  versions: 'Versions', asDelivered: 'As it was delivered', version: 'Version {{version}}', wasItRight: 'Was this right?', right: 'Yes', wrong: 'No', whatIsWrong: 'What is wrong?', send: 'Send', thanks: 'Thank you',
  question: { en: 'Question in English', zh: 'Question in Chinese' }, answer: { en: 'Answer in English', zh: 'Answer in Chinese' }, needTitle: 'Write the question in one language at least', needReview: 'Say by when it has to be looked at again',
  state: 'State', stateName: { draft: 'Draft', published: 'Published', archived: 'Archived' }, because: 'Why?', needBecause: 'Say why, for those who read the versions', save: 'Save', changedMeanwhile: 'Somebody else has changed it meanwhile. Copy what you wrote, reload, and put it in again.',
}
