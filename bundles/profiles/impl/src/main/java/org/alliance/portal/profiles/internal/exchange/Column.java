package org.alliance.portal.profiles.internal.exchange;

import java.util.function.Function;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;

/**
 * A column of the table of profiles.
 *
 * @param name as in the file's first line
 * @param section the part of the profile it belongs to; null for what everybody may see
 * @param words whether it holds names or texts, of which only the whole row tells the language
 * @param get its cell of a profile; null for a blank one
 * @param set reads its cell into a row being edited
 */
record Column(
    String name, Section section, boolean words, Function<Profile, Object> get, Setter set) {

  /** Reads a cell. */
  @FunctionalInterface
  interface Setter {
    /**
     * Reads a cell.
     *
     * @param edit where to
     * @param row the row
     * @param header name of the column as written in the file
     * @throws NumberFormatException when it has to be a number and is none
     * @throws java.time.DateTimeException when it has to be a day and is none
     * @throws IllegalArgumentException when it has to be one of some words and is none
     */
    void read(Edit edit, Csv.Row row, String header);
  }
}
