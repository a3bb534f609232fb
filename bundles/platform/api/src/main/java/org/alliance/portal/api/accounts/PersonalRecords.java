package org.alliance.portal.api.accounts;

import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;

/**
 * Whiteboard: what a room or feature keeps about a person, for the person's own export. When an
 * account is deleted the change log says so ({@code security}, {@code account}, {@code DELETED},
 * audience none): a {@code ONCE} follower then forgets what is about the person, and keeps what the
 * person wrote for the organisation, whose actor has no name any more.
 */
public interface PersonalRecords {

  /** Name of the part in the export, {@code [a-z-]+}, such as {@code drafts}. */
  String id();

  /**
   * Hands over the records of an account, one by one, however many there are.
   *
   * @param account whose
   * @param sink takes one record: names to strings, numbers, booleans, instants, lists and maps of
   *     these
   */
  void export(Id account, Consumer<Map<String, Object>> sink);
}
