/** The words that the edit adds to one element. */
export const added = 'Edited in the studio'
