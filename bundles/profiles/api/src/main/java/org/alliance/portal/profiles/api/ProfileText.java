package org.alliance.portal.profiles.api;

import java.util.regex.Pattern;

/**
 * What a member writes about itself in one language. Plain text; line breaks are kept. Blank texts
 * become null.
 *
 * @param summary who we are, in a few sentences; may be null
 * @param needs what we look for; may be null
 * @param competences what we can offer others; may be null
 * @param fundsExperience what we have done with European and other funds; may be null
 * @param participationBody the body through which Roma and Travellers take part; may be null
 */
public record ProfileText(
    String summary,
    String needs,
    String competences,
    String fundsExperience,
    String participationBody) {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Strips the texts and turns blank ones into null. */
  public ProfileText {
    summary = block(summary);
    needs = block(needs);
    competences = block(competences);
    fundsExperience = block(fundsExperience);
    participationBody = block(participationBody);
  }

  /** Whether nothing is written. */
  public boolean empty() {
    return summary == null
        && needs == null
        && competences == null
        && fundsExperience == null
        && participationBody == null;
  }

  /** A text of several lines; control characters are dropped: no database keeps them alike. */
  static String block(String text) {
    if (text == null) {
      return null;
    }
    // Every record that is read comes through here, so it is a loop and no stream.
    String clean = hasControls(text) ? withoutControls(text) : text;
    clean = clean.strip();
    return clean.isEmpty() ? null : clean;
  }

  private static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (dropped(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean dropped(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t';
  }

  private static String withoutControls(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> !dropped(c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  /** A text of one line. */
  static String line(String text) {
    String clean = block(text);
    return clean == null ? null : SPACES.matcher(clean).replaceAll(" ");
  }
}
