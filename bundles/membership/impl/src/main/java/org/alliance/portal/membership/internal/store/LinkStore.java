package org.alliance.portal.membership.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.membership.internal.Link;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Secret links in the database: of each only the hash of its token. */
@Component(service = LinkStore.class)
public class LinkStore {
  private final Database database;

  @Activate
  public LinkStore(@Reference(target = "(portal.schema=membership)") Database database) {
    this.database = database;
  }

  /** Adds a link. */
  public void insert(Link link) {
    database.update(
        "insert into membership_link (token_hash, application_id, purpose, created_at, expires_at,"
            + " used_at) values (?, ?, ?, ?, ?, ?)",
        link.hash(),
        link.application(),
        link.purpose(),
        link.created(),
        link.expires(),
        link.used());
  }

  /** The link with a token. */
  public Optional<Link> find(String hash) {
    return database.first(
        "select token_hash, application_id, purpose, created_at, expires_at, used_at"
            + " from membership_link where token_hash = ?",
        row ->
            new Link(
                row.text("token_hash"),
                row.id("application_id"),
                row.choice("purpose", Link.Purpose.class),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instant("used_at")),
        hash);
  }

  /**
   * Uses a link for what it may once; it opens the application until a later time.
   *
   * @return whether it was not used before
   */
  public boolean use(String hash, Instant now, Instant expires) {
    return database.update(
            "update membership_link set used_at = ?, expires_at = ?"
                + " where token_hash = ? and used_at is null",
            now,
            expires,
            hash)
        > 0;
  }

  /** Links of an application end at a time, unless they ended before. */
  public void end(Id application, Instant at) {
    database.update(
        "update membership_link set expires_at = ? where application_id = ? and expires_at > ?",
        at,
        application,
        at);
  }
}
