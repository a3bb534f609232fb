package org.alliance.portal.projects.internal.door;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of initiatives for programs: what is brought or taken away is named by a working copy. */
@Component(service = InitiativeFiles.class)
public class InitiativeFiles {
  private static final String FIELD = "attachments";

  /** How often somebody else may write meanwhile: adding a file contradicts nobody. */
  private static final int ATTEMPTS = 5;

  private final Initiatives initiatives;
  private final Attachments files;

  @Activate
  public InitiativeFiles(@Reference Initiatives initiatives, @Reference Attachments files) {
    this.initiatives = initiatives;
    this.files = files;
  }

  /** A file, and the working copy that names it. */
  public record Added(Attachment attachment, Reviews.Work work) {}

  /**
   * Files of what is published; of one that never was, those of its working copy, for those who may
   * write it.
   */
  public List<Attachment> of(Id id) {
    List<Id> named;
    try {
      named = initiatives.get(id).content().attachments();
    } catch (NotFoundException e) {
      named = initiatives.draft(initiatives.work(id)).attachments();
    }
    return of(id, named);
  }

  /** The files of these ids, in their order. */
  public List<Attachment> of(Id id, List<Id> named) {
    if (named.isEmpty()) {
      return List.of();
    }
    Map<Id, Attachment> there = new HashMap<>();
    files.of(ref(id)).forEach(file -> there.put(file.id(), file));
    return named.stream().map(there::get).filter(Objects::nonNull).toList();
  }

  /** Receives a file, see {@link Attachments#add}, and names it in the working copy. */
  public Added add(Id id, String name, String title, InputStream content) {
    Reviews.Work work = initiatives.edit(id);
    Attachment added = files.add(ref(id), work.organisation(), name, title, content);
    boolean named = false;
    try {
      Reviews.Work now = name(id, added.id(), true);
      named = true;
      return new Added(added, now);
    } finally {
      if (!named) {
        takeAway(id, added.id());
      }
    }
  }

  private void takeAway(Id id, Id attachment) {
    try {
      files.remove(ref(id), attachment);
    } catch (NotFoundException e) {
      // It went with the working copy.
    }
  }

  /**
   * Takes a file out of the working copy, and away when what is published does not name it.
   *
   * @throws NotFoundException when there is no such file
   */
  public void remove(Id id, Id attachment) {
    initiatives.edit(id);
    if (files.of(ref(id)).stream().noneMatch(file -> file.id().equals(attachment))) {
      throw new NotFoundException("attachment", attachment);
    }
    name(id, attachment, false);
    if (!published(id, attachment)) {
      takeAway(id, attachment);
    }
  }

  private boolean published(Id id, Id attachment) {
    Initiative published = initiatives.get(List.of(id)).get(id);
    return published != null && published.content().attachments().contains(attachment);
  }

  private Reviews.Work name(Id id, Id attachment, boolean there) {
    for (int attempt = 1; ; attempt++) {
      Reviews.Work now = initiatives.work(id);
      List<String> named = new ArrayList<>(now.values().getOrDefault(FIELD, List.of()));
      if (named.contains(attachment.toString()) == there) {
        return now;
      }
      if (there) {
        named.add(attachment.toString());
      } else {
        named.remove(attachment.toString());
      }
      try {
        return initiatives.save(id, now.version(), Map.of(FIELD, named));
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static EntityRef ref(Id id) {
    return new EntityRef(Initiative.TYPE, id);
  }
}
