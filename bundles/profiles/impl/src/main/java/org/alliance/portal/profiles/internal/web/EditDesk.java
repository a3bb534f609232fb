package org.alliance.portal.profiles.internal.web;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.content.Drafts;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds and keeps what somebody has begun to write of a profile. */
@Component(service = EditDesk.class)
public class EditDesk {
  private static final String ACCESSION = "accession.";

  private final Drafts drafts;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public EditDesk(
      @Reference Drafts drafts, @Reference Access access, @Reference CurrentRequest current) {
    this.drafts = drafts;
    this.access = access;
    this.current = current;
  }

  /** Whether the writer may change how the organisation stands to the Alliance. */
  boolean mayAccession() {
    return access.allows(Profiles.CREATE, null);
  }

  /** A profile with the current account's draft of it; null for a new profile. */
  Edited open(Profile before) {
    return edited(before, drafts.find(key(before)).orElse(null));
  }

  private Edited edited(Profile before, Drafts.Draft draft) {
    return Edited.of(
        before, draft, Map.of("original", current.language(), ACCESSION + "status", "joined"));
  }

  /** The fields of a step that this writer sees. */
  Set<String> fields(EditStep step) {
    Set<String> fields = new LinkedHashSet<>(step.fields());
    if (!mayAccession()) {
      fields.removeIf(field -> field.startsWith(ACCESSION));
    }
    return fields;
  }

  /**
   * Keeps what was sent of a step, unless nothing was begun and nothing of it is new.
   *
   * @param looked whether the writer has finished looking at the step
   * @param tried whether the writer wants to publish, so that every step is looked at
   * @throws org.alliance.portal.api.ValidationException when it is too much to be kept
   */
  Edited save(Edited edited, EditStep step, Form sent, boolean looked, boolean tried) {
    Set<String> fields = fields(step);
    Set<EditStep> visited = EnumSet.noneOf(EditStep.class);
    if (tried) {
      visited = EnumSet.allOf(EditStep.class);
    } else if (looked) {
      visited.add(step);
    }
    Set<String> checked = PersonCheck.marks(sent.all(PersonCheck.CHECKED));
    Map<String, List<String>> changes = edited.changes(sent, fields, visited, checked);
    boolean nothing = !Edited.anything(changes, fields) && checked.isEmpty() && !tried;
    if (edited.draft() == null && nothing) {
      // Somebody who only looks through the steps has begun nothing.
      return edited;
    }
    return save(edited, changes, base(edited, sent));
  }

  private Edited save(Edited edited, Map<String, List<String>> changes, int base) {
    return edited(
        edited.before(),
        drafts.save(
            new Drafts.Draft(
                key(edited.before()),
                title(edited, changes),
                path(edited.before()),
                base,
                changes,
                null),
            changes.keySet()));
  }

  /** Takes what is stored for some fields. */
  Edited takeStored(Edited edited, List<String> fields) {
    if (edited.draft() == null || fields.isEmpty()) {
      return edited;
    }
    Map<String, List<String>> changes = new HashMap<>();
    fields.stream().limit(200).forEach(field -> changes.put(field, List.of()));
    return save(edited, changes, edited.base());
  }

  /**
   * The version that the writer has seen. A page that showed both versions says so; any other may
   * be older than the draft, but never makes it newer.
   */
  private static int base(Edited edited, Form sent) {
    int seen = ProfileIds.version(sent.value("version"));
    if (edited.before() == null) {
      return 0;
    }
    boolean both = !sent.value("both").isEmpty();
    return edited.draft() == null || both ? seen : Math.min(edited.base(), seen);
  }

  /** Forgets what was begun. */
  void discard(Profile before) {
    drafts.discard(key(before));
  }

  private static String key(Profile before) {
    return Profile.TYPE + ":" + (before == null ? "new" : before.id());
  }

  /** Address of the form, without the language. */
  static String path(Profile before) {
    return "/profiles/" + (before == null ? "new" : before.id() + "/edit");
  }

  private String title(Edited edited, Map<String, List<String>> changes) {
    if (edited.before() != null) {
      return edited.before().names().in(current.language()).value();
    }
    for (String field :
        List.of("names." + current.language(), "names.local", "names.en", "names.fr")) {
      List<String> typed = changes.getOrDefault(field, edited.form().all(field));
      if (!typed.isEmpty() && !typed.get(0).isBlank()) {
        return typed.get(0);
      }
    }
    return "";
  }
}
