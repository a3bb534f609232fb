package org.alliance.portal.search.internal.shell;

/** Ends a command with one sentence and a status that is not 0. */
public final class NothingFoundException extends Exception {
  private static final long serialVersionUID = 1L;

  NothingFoundException(String sentence) {
    super(sentence, null, false, false);
  }
}
