package org.alliance.portal.profiles.internal.contacts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alliance.portal.profiles.api.Contact;

/**
 * An invented contact of an invented member.
 *
 * @param member the member's own name among the samples
 * @param draft what it says, with a mark that it is invented
 */
record SampleContact(String member, Contact.Draft draft) {
  /** Read in both languages of the pages. */
  private static final String MARK = " (sample / exemple)";

  /** By what the portal remembers that it was made. */
  String key() {
    return "contact:" + member;
  }

  static List<SampleContact> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SampleContact.class.getResourceAsStream("/sample/contacts.tsv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(SampleContact::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleContact of(String line) {
    String[] cells = line.split("\t", -1);
    return new SampleContact(
        cells[0],
        new Contact.Draft(
            cells[1] + MARK, cells[2], cells[3], cells[4], List.of(cells[5].split(" "))));
  }
}
