package org.alliance.portal.profiles.internal.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Drafts;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.alliance.portal.testing.Rendering;
import org.osgi.framework.Bundle;

/** Services of the platform's content room, in memory, and texts as readers see them. */
final class EditingFakes {
  private EditingFakes() {}

  /** Drafts of one account, with the room's own rule that a field without value is dropped. */
  static final class DraftsFake implements Drafts {
    final Map<String, Draft> all = new HashMap<>();
    boolean full;

    @Override
    public Optional<Draft> find(String key) {
      return Optional.ofNullable(all.get(key));
    }

    @Override
    public Draft save(Draft draft, Set<String> fields) {
      if (full) {
        throw new ValidationException(FieldProblem.of("", "portal.problem.malformed"));
      }
      Map<String, List<String>> values =
          new HashMap<>(find(draft.key()).map(Draft::values).orElse(Map.of()));
      for (String field : fields) {
        List<String> value = draft.values().getOrDefault(field, List.of());
        if (value.isEmpty()) {
          values.remove(field);
        } else {
          values.put(field, value);
        }
      }
      Draft saved =
          new Draft(draft.key(), draft.title(), draft.path(), draft.base(), values, Instant.EPOCH);
      all.put(draft.key(), saved);
      return saved;
    }

    @Override
    public void discard(String key) {
      all.remove(key);
    }

    @Override
    public List<Draft> mine() {
      return List.copyOf(all.values());
    }
  }

  /** Makes one paragraph. */
  static final class MarkdownFake implements Markdown {
    @Override
    public String html(String source) {
      return "<p>formatted " + source.replace("<", "&lt;") + "</p>";
    }

    @Override
    public String plain(String source) {
      return source;
    }
  }

  /** Suspects whoever is called Mrs. */
  static final class PersonsFake implements PersonalData {
    @Override
    public List<Suspicion> find(String text) {
      List<Suspicion> found = new ArrayList<>();
      int at = text.indexOf("Mrs ");
      if (at >= 0) {
        found.add(new Suspicion(Reason.NAME, text.substring(at, Math.min(text.length(), at + 12))));
      }
      return found;
    }
  }

  /** The texts as readers see them. */
  static final class TextsFake implements PageRenderer {
    @Override
    public String render(Bundle contributor, View view) {
      return view.template();
    }

    @Override
    public String error(int status, String textKey) {
      return textKey;
    }

    @Override
    public String text(Bundle contributor, String language, String key, Map<String, Object> args) {
      return Rendering.text(Map.of("key", key, "args", args), language).toString();
    }
  }
}
