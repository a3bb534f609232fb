package org.alliance.portal.projects.internal.web.write;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of a working copy: it names them, and what is published goes on naming its own. */
@Component(service = FileDesk.class)
public class FileDesk {
  private static final String FIELD = "attachments";

  private final WorkDesk desk;
  private final Attachments files;

  @Activate
  public FileDesk(@Reference WorkDesk desk, @Reference Attachments files) {
    this.desk = desk;
    this.files = files;
  }

  /** Receives a file and names it in the working copy; when it cannot, nothing is left behind. */
  void add(Opened opened, int version, String name, String title, InputStream content) {
    Attachment added =
        files.add(WriteViews.ref(opened.id()), opened.organisation(), name, title, content);
    try {
      List<String> all = named(opened);
      all.add(added.id().toString());
      desk.save(opened, version, Map.of(FIELD, all));
    } catch (RuntimeException e) {
      remove(opened.id(), added.id());
      throw e;
    }
  }

  private void remove(Id thing, Id file) {
    try {
      files.remove(WriteViews.ref(thing), file);
    } catch (NotFoundException e) {
      // Somebody else was quicker.
    }
  }

  private static List<String> named(Opened opened) {
    return new ArrayList<>(opened.values().getOrDefault(FIELD, List.of()));
  }

  /** The field without a file, for saving. */
  static Map<String, List<String>> without(Opened opened, String file) {
    List<String> all = named(opened);
    all.remove(file);
    return Map.of(FIELD, all.isEmpty() ? List.of("") : all);
  }

  /** Takes a file away that the working copy does not name any more, unless readers see it. */
  void forget(Opened opened, String file) {
    Id id = Ids.of(file);
    if (id != null && !opened.before().getOrDefault(FIELD, List.of()).contains(file)) {
      remove(opened.id(), id);
    }
  }
}
