package org.alliance.portal.projects.api;

import java.util.regex.Pattern;

/**
 * What is told of an initiative in one language. Texts are Markdown, at most 8,000 characters each;
 * null when nothing was said.
 *
 * @param title plain text, 1 to 200 characters; null only in a draft
 * @param summary what was done, in a few sentences; at most 2,000 characters
 * @param needs what needs were found
 * @param planning steps of the planning, and how Roma took part
 * @param actions what was done, at length
 * @param outcome what came of it
 * @param challenges what was difficult
 * @param successes what went well
 * @param lessons what was learnt
 * @param notAgain what would not be done again
 * @param transfer what must be there for doing the same elsewhere
 */
public record InitiativeText(
    String title,
    String summary,
    String needs,
    String planning,
    String actions,
    String outcome,
    String challenges,
    String successes,
    String lessons,
    String notAgain,
    String transfer) {

  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r]]|\\p{Cs}");

  /**
   * Strips the texts, drops what no database takes, and turns blank ones into null; a title is one
   * line.
   */
  public InitiativeText {
    title = title == null ? null : clean(title.replaceAll("\\s+", " "));
    summary = clean(summary);
    needs = clean(needs);
    planning = clean(planning);
    actions = clean(actions);
    outcome = clean(outcome);
    challenges = clean(challenges);
    successes = clean(successes);
    lessons = clean(lessons);
    notAgain = clean(notAgain);
    transfer = clean(transfer);
  }

  static String clean(String text) {
    String clean = text == null ? "" : NO_TEXT.matcher(text).replaceAll("").strip();
    return clean.isEmpty() ? null : clean;
  }
}
