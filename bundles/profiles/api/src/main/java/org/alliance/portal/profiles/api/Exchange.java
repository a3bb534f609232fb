package org.alliance.portal.profiles.api;

import java.io.InputStream;
import java.io.OutputStream;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.search.SearchQuery;

/**
 * Profiles as tables. A service; thread-safe. Column names are the fields' names ({@code id},
 * {@code names.en}, {@code population.count}, {@code themes}: several codes separated by spaces).
 */
public interface Exchange {

  /**
   * Writes the profiles that a query finds, as the reader may see them, without contacts; in memory
   * that does not grow with their number. Without a search service, or while it is being rebuilt:
   * all profiles that the query's country and kind let through.
   *
   * @param separator comma or semicolon
   */
  void export(SearchQuery query, OutputStream file, char separator);

  /**
   * Reads profiles. A row with an {@code id} changes that profile, one without changes the profile
   * of the same country and original name or else adds one. A column that is missing leaves its
   * field as it is; a blank cell empties it. The same file a second time changes nothing. Each row
   * is a transaction of its own; a row that is refused does not stop the others.
   *
   * @param dryRun whether only to say what would happen
   * @throws org.alliance.portal.api.ValidationException naming {@code file}, or a column that does
   *     not exist
   */
  ImportReport read(InputStream file, boolean dryRun);
}
