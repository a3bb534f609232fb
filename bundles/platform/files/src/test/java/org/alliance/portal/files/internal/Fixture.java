package org.alliance.portal.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.files.internal.detect.FileTypes;
import org.alliance.portal.files.internal.store.AttachmentStore;
import org.alliance.portal.files.internal.store.ContentStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;

/** The room on a database and a folder of the test's own. */
public final class Fixture {
  /** The largest file here. */
  public static final int LARGEST = 1024 * 1024;

  public final AccessFake access = new AccessFake();
  public final Set<Id> known = new HashSet<>();

  /** Files that the feature shows to nobody. */
  public final Set<Id> hidden = new HashSet<>();

  public final Path root;
  public final Folder folder;
  public final AttachmentService service;
  final ContentStore contentStore;
  private final Database database;

  public Fixture(TestDatabase db, Path root) {
    db.migrate("files", getClass().getClassLoader());
    database = db.database();
    database.update("delete from files_attachment");
    database.update("delete from files_content");
    this.root = root;
    folder = new Folder(root, LARGEST);
    contentStore = new ContentStore(database);
    service =
        new AttachmentService(
            access,
            database,
            new AttachmentStore(database),
            contents(Instant.now()),
            folder,
            new FileTypes(),
            new Directories(List.of(new Plans())),
            db.changes(),
            db.ids());
  }

  /** The contents as they look at a moment. */
  Contents contents(Instant now) {
    return new Contents(database, contentStore, folder, Clock.fixed(now, ZoneOffset.UTC));
  }

  /** The files below the folder. */
  public List<Path> files() {
    try (Stream<Path> all = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Things of a feature that some may know of. */
  private final class Plans implements EntityDirectory {
    @Override
    public String type() {
      return "plan";
    }

    @Override
    public Map<Id, Entity> find(Collection<Id> ids, String lang) {
      Map<Id, Entity> found = new HashMap<>();
      ids.stream()
          .filter(known::contains)
          .forEach(
              id ->
                  found.put(
                      id,
                      new Entity(
                          new EntityRef("plan", id),
                          new ByLanguage.Chosen<>("en", "Plan"),
                          "/plans/" + id,
                          Change.Audience.MEMBERS)));
      return found;
    }

    @Override
    public boolean showsFile(Id thing, Id file) {
      return !hidden.contains(file);
    }
  }
}
