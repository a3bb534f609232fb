package org.alliance.portal.files.internal.store;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which contents lie in the folder. */
@Component(service = ContentStore.class)
public class ContentStore {
  /** Contents that nothing has; its plan is tested. */
  public static final String UNUSED =
      "select c.digest from files_content c where c.digest > ? and c.touched < ? and not exists"
          + " (select 1 from files_attachment a where a.digest = c.digest)"
          + " order by c.digest fetch first 500 rows only";

  private final Database database;

  @Activate
  public ContentStore(@Reference(target = "(portal.schema=files)") Database database) {
    this.database = database;
  }

  /**
   * Holds a content for this transaction: whoever wants to add or delete the same waits for its
   * end.
   *
   * @return whether it is known
   */
  public boolean touch(String digest, Instant now) {
    return database.update("update files_content set touched = ? where digest = ?", now, digest)
        > 0;
  }

  /**
   * Adds a content, and holds it for this transaction.
   *
   * @return false when it is known already
   */
  public boolean insert(String digest, long size, Instant now) {
    return database.insert(
        "insert into files_content (digest, size_bytes, created, touched) values (?, ?, ?, ?)",
        digest,
        size,
        now,
        now);
  }

  /** Contents that nothing has and nobody brought since a moment, after a digest in their order. */
  public List<String> unused(String after, Instant before) {
    return database.list(UNUSED, row -> row.text("digest"), after, before);
  }

  /**
   * Deletes a content that nothing has and nobody brought since a moment.
   *
   * @return whether it was deleted
   */
  public boolean deleteUnused(String digest, Instant before) {
    return database.update(
            "delete from files_content where digest = ? and touched < ? and not exists"
                + " (select 1 from files_attachment a where a.digest = files_content.digest)",
            digest,
            before)
        > 0;
  }

  /** Deletes a content whatever has it: for one that was added in this transaction. */
  public void delete(String digest) {
    database.update("delete from files_content where digest = ?", digest);
  }

  /** Those of the contents that are known; at most 500. */
  public Set<String> known(List<String> digests) {
    if (digests.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        database.list(
            "select digest from files_content where digest in ("
                + String.join(", ", Collections.nCopies(digests.size(), "?"))
                + ") fetch first 500 rows only",
            row -> row.text("digest"),
            digests.toArray()));
  }
}
