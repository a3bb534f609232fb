package org.alliance.portal.search.internal.find;

/** How strictly words are taken; a later stage is for what an earlier one found too little with. */
enum Stage {
  /** Every word must be there. */
  ALL,
  /** Every word must be there, or one that is spelt nearly the same. */
  NEARLY,
  /** Some of the words must be there, or nearly. */
  SOME
}
