package org.alliance.portal.files.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.files.internal.detect.FileTypes;
import org.alliance.portal.files.internal.store.AttachmentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of things. The features that own the things ask who may change them. */
@Component(service = {Attachments.class, AttachmentService.class})
public class AttachmentService implements Attachments {
  private static final int MOST_THINGS = 200;
  private static final String FEATURE = "files";
  private static final String TYPE = "attachment";

  private final Access access;
  private final Database database;
  private final AttachmentStore store;
  private final Contents contents;
  private final Folder folder;
  private final FileTypes types;
  private final Directories directories;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public AttachmentService(
      @Reference Access access,
      @Reference(target = "(portal.schema=files)") Database database,
      @Reference AttachmentStore store,
      @Reference Contents contents,
      @Reference Folder folder,
      @Reference FileTypes types,
      @Reference Directories directories,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.contents = contents;
    this.folder = folder;
    this.types = types;
    this.directories = directories;
    this.changes = changes;
    this.ids = ids;
  }

  @Override
  public long largest() {
    return folder.largest();
  }

  @Override
  public Attachment add(
      EntityRef thing, Id organisation, String name, String title, InputStream content) {
    refuseTransaction();
    String called = Names.clean(name);
    String shown = title(title, called);
    types.requireEnding(called);
    requireRoom(thing);
    try (Received received = folder.receive(content)) {
      String type = types.of(received.path(), called);
      try {
        return database.transaction(
            () -> attached(thing, organisation, called, shown, type, received));
      } catch (RuntimeException e) {
        contents.deleteUnknown(received.digest());
        throw e;
      }
    }
  }

  private Attachment attached(
      EntityRef thing, Id organisation, String name, String title, String type, Received received) {
    contents.keep(received);
    // The last lock of all that are taken here, so that nobody who has it waits for anybody.
    store.hold(thing);
    requireRoom(thing);
    Id id = ids.next();
    Attachment file =
        new Attachment(
            id,
            thing,
            organisation,
            name,
            title,
            type,
            received.size(),
            received.digest(),
            access.principal().actor(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            Names.path(id, name));
    store.insert(file);
    announce(file, Change.Verb.CREATED);
    return file;
  }

  private void requireRoom(EntityRef thing) {
    if (store.count(thing) >= MOST) {
      throw new ValidationException(
          FieldProblem.of("file", "portal.problem.file.too-many", "max", MOST));
    }
  }

  private static String title(String sent, String name) {
    String title = Names.line(sent);
    if (title.length() > Names.LONGEST) {
      throw new ValidationException(
          FieldProblem.of("title", "portal.problem.too-long", "max", Names.LONGEST));
    }
    return title.isEmpty() ? name : title;
  }

  @Override
  public List<Attachment> of(EntityRef thing) {
    return store.of(List.of(thing));
  }

  @Override
  public Map<EntityRef, List<Attachment>> of(Collection<EntityRef> things) {
    if (things.size() > MOST_THINGS) {
      throw new IllegalArgumentException("At most " + MOST_THINGS + " things");
    }
    Map<EntityRef, List<Attachment>> files = new LinkedHashMap<>();
    things.forEach(thing -> files.put(thing, new ArrayList<>()));
    if (!things.isEmpty()) {
      store.of(files.keySet()).forEach(file -> files.get(file.thing()).add(file));
    }
    return files;
  }

  /**
   * A file that the current principal may read.
   *
   * @throws NotFoundException when there is none
   */
  public Attachment readable(Id id, String lang) {
    return store
        .find(id)
        .filter(file -> directories.shows(file, lang))
        .orElseThrow(() -> new NotFoundException(TYPE, id));
  }

  @Override
  public void remove(EntityRef thing, Id attachment) {
    database.run(
        () ->
            store
                .find(attachment)
                .filter(file -> file.thing().equals(thing))
                .filter(this::removed)
                .orElseThrow(() -> new NotFoundException(TYPE, attachment)));
  }

  @Override
  public void forget(Collection<EntityRef> things) {
    database.run(
        () -> {
          of(things).values().stream()
              .flatMap(List::stream)
              .sorted(Comparator.comparing(Attachment::digest))
              .forEach(this::removed);
          store.release(things);
        });
  }

  /**
   * False when somebody else was quicker. Contents come before files and in their order, as in all
   * transactions here, so that these do not block each other.
   */
  private boolean removed(Attachment file) {
    contents.release(file.digest());
    boolean there = store.delete(file.id());
    if (there) {
      announce(file, Change.Verb.DELETED);
    }
    return there;
  }

  private void announce(Attachment file, Change.Verb verb) {
    changes.record(
        FEATURE,
        new EntityRef(TYPE, file.id()),
        verb,
        List.of(),
        file.organisation() == null ? Change.Audience.NONE : Change.Audience.ORGANISATION,
        file.organisation());
  }

  private void refuseTransaction() {
    AtomicBoolean atOnce = new AtomicBoolean();
    // Outside a transaction there is no commit to wait for, so this runs at once.
    database.afterCommit(() -> atOnce.set(true));
    if (!atOnce.get()) {
      throw new IllegalStateException("A slow sender would hold this transaction");
    }
  }
}
