package org.alliance.portal.api.files;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/**
 * Files that belong to things, stored once by their content outside the database. Who may write a
 * thing may change its files: the feature asks {@link org.alliance.portal.api.access.Access} before
 * it calls. Who may know of a thing, by its {@link
 * org.alliance.portal.api.entities.EntityDirectory}, may read those of its files that the directory
 * shows, at {@link Attachment#path()}. A service of the platform; thread-safe.
 */
public interface Attachments {

  /** Most files of one thing. */
  int MOST = 50;

  /**
   * The largest body of a form with a file, for {@code @MaxBody}: the largest file that an operator
   * may choose, 100 MB, and what a browser puts around it.
   */
  long MOST_BODY = 101L * 1024 * 1024;

  /** The largest file, in bytes: a setting, 50 MB unless the operator chose. */
  long largest();

  /**
   * Receives a file, streamed to disk, and attaches it. Not within a transaction: a slow sender
   * would hold it. When it fails, nothing is left behind.
   *
   * @param thing what it belongs to
   * @param organisation who owns the thing; null for none
   * @param name as the sender calls it; a path in it is cut off
   * @param title what it is; null or blank for the name
   * @param content the file; read to its end, at most {@link #largest()} bytes; not closed
   * @throws org.alliance.portal.api.ValidationException naming {@code file} when it is empty, too
   *     large, of a type that is not accepted, not what its name says (looked at, not believed), or
   *     the thing has {@value #MOST} files; naming {@code title} when that is too long
   */
  Attachment add(EntityRef thing, Id organisation, String name, String title, InputStream content);

  /** Files of a thing, the oldest first. */
  List<Attachment> of(EntityRef thing);

  /**
   * Files of things, by thing, in one query.
   *
   * @param things at most 200
   * @return for each thing its files, the oldest first; an empty list where there are none
   */
  Map<EntityRef, List<Attachment>> of(Collection<EntityRef> things);

  /**
   * Takes a file away, in the current transaction or one of its own. Its content is collected later
   * when nothing else has it.
   *
   * @throws org.alliance.portal.api.NotFoundException when the thing has no such file
   */
  void remove(EntityRef thing, Id attachment);

  /**
   * Takes all files of a thing away, within the current transaction: the thing is gone for good.
   */
  default void forget(EntityRef thing) {
    forget(List.of(thing));
  }

  /**
   * Takes all files of many things away, within the current transaction: the things are gone for
   * good.
   *
   * @param things at most 200
   */
  void forget(Collection<EntityRef> things);
}
