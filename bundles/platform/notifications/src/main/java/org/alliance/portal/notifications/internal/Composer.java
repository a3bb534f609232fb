package org.alliance.portal.notifications.internal;

import java.util.Map;
import org.alliance.portal.notifications.internal.store.TextStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes letters: the secretariat's text if there is one, else the shipped one, with values. */
@Component(service = Composer.class)
public final class Composer {
  private static final Logger LOG = LoggerFactory.getLogger(Composer.class);
  private final TextStore store;

  @Activate
  public Composer(@Reference TextStore store) {
    this.store = store;
  }

  /**
   * Writes a letter.
   *
   * @throws IllegalArgumentException when there is no text, or a value that it uses is missing
   */
  LetterText compose(Kinds.Entry entry, String lang, Map<String, String> values) {
    if (entry.problem() != null) {
      throw new IllegalArgumentException(
          "Letters " + entry.kind().id() + " have no text: " + entry.problem());
    }
    String written = entry.written(lang);
    LetterText text =
        store
            .find(entry.kind().id(), written)
            .filter(own -> own.text() != null)
            .map(TextStore.Stored::text)
            .filter(own -> fits(entry, own))
            .orElseGet(() -> entry.texts().get(written));
    try {
      return text.with(values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A letter " + entry.kind().id() + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** A text may be older than the feature's idea of its values. */
  private static boolean fits(Kinds.Entry entry, LetterText own) {
    String misfit = Kinds.misfit(entry.kind(), own);
    if (misfit != null) {
      LOG.warn("The secretariat's text of {} is not used any more: {}", entry.kind().id(), misfit);
    }
    return misfit == null;
  }
}
