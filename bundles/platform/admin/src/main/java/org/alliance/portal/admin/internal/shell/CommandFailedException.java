package org.alliance.portal.admin.internal.shell;

/** Ends a command with one sentence and a status that is not 0. */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String sentence) {
    super(sentence, null, false, false);
  }
}
