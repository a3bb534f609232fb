package org.alliance.portal.files.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.files.internal.Names;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which files things have. */
@Component(service = AttachmentStore.class)
public class AttachmentStore {
  private static final String ALL =
      "select id, thing_type, thing_id, organisation_id, name, title, media_type, size_bytes,"
          + " digest, actor, added from files_attachment";

  private final Database database;

  @Activate
  public AttachmentStore(@Reference(target = "(portal.schema=files)") Database database) {
    this.database = database;
  }

  /** Adds a file. */
  public void insert(Attachment file) {
    database.update(
        "insert into files_attachment (id, thing_type, thing_id, organisation_id, name, title,"
            + " media_type, size_bytes, digest, actor, added)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        file.id(),
        file.thing().type(),
        file.thing().id(),
        file.organisation(),
        file.name(),
        file.title(),
        file.type(),
        file.size(),
        file.digest(),
        file.actor(),
        file.added());
  }

  /** One file. */
  public Optional<Attachment> find(Id id) {
    return database.first(ALL + " where id = ?", AttachmentStore::attachment, id);
  }

  /** Holds a thing for this transaction: whoever wants to bring it a file waits for its end. */
  public void hold(EntityRef thing) {
    boolean held = false;
    while (!held) {
      // Somebody may add it, or forget it, between the two.
      held =
          database.update(
                      "update files_thing set thing_type = thing_type where thing_id = ?"
                          + " and thing_type = ?",
                      thing.id(),
                      thing.type())
                  > 0
              || database.insert(
                  "insert into files_thing (thing_id, thing_type) values (?, ?)",
                  thing.id(),
                  thing.type());
    }
  }

  /** Forgets that things were held. */
  public void release(Collection<EntityRef> things) {
    database.batch(
        "delete from files_thing where thing_id = ? and thing_type = ?",
        things.stream().map(thing -> new Object[] {thing.id(), thing.type()}).toList());
  }

  /** How many files a thing has. */
  public int count(EntityRef thing) {
    return database
        .first(
            "select count(*) as files from files_attachment where thing_id = ? and thing_type = ?",
            row -> row.number("files"),
            thing.id(),
            thing.type())
        .orElse(0);
  }

  /** Files of things, the oldest first. */
  public List<Attachment> of(Collection<EntityRef> things) {
    Things asked = things(things);
    return database.list(
        ALL + " where " + asked.sql() + " order by id fetch first 10000 rows only",
        AttachmentStore::attachment,
        asked.params());
  }

  private record Things(String sql, Object[] params) {}

  private static Things things(Collection<EntityRef> things) {
    Map<String, List<Id>> byType = new LinkedHashMap<>();
    things.forEach(t -> byType.computeIfAbsent(t.type(), x -> new ArrayList<>()).add(t.id()));
    List<String> terms = new ArrayList<>();
    List<Object> params = new ArrayList<>();
    byType.forEach(
        (type, ids) -> {
          String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
          terms.add("thing_id in (" + places + ") and thing_type = ?");
          params.addAll(ids);
          params.add(type);
        });
    return new Things("(" + String.join(" or ", terms) + ")", params.toArray());
  }

  /**
   * Takes a file away.
   *
   * @return whether it was there
   */
  public boolean delete(Id id) {
    return database.update("delete from files_attachment where id = ?", id) > 0;
  }

  private static Attachment attachment(Row row) {
    Id id = row.id("id");
    String name = row.text("name");
    return new Attachment(
        id,
        new EntityRef(row.text("thing_type"), row.id("thing_id")),
        row.id("organisation_id"),
        name,
        row.text("title"),
        row.text("media_type"),
        row.big("size_bytes"),
        row.text("digest"),
        row.text("actor"),
        row.instant("added"),
        Names.path(id, name));
  }
}
