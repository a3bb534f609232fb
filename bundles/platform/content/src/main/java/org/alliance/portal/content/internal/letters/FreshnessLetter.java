package org.alliance.portal.content.internal.letters;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.platform.PageRenderer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letter that asks whether things are still right. */
@Component(service = FreshnessLetter.class)
public final class FreshnessLetter {
  private static final int SHOWN = 20;

  private final PageRenderer texts;
  private final Bundle bundle;
  private final PublicAddress address;

  @Activate
  public FreshnessLetter(
      @Reference PageRenderer texts, BundleContext context, @Reference PublicAddress address) {
    this.texts = texts;
    this.bundle = context.getBundle();
    this.address = address;
  }

  /**
   * The letter to one person.
   *
   * @param marks what is to be confirmed, longest unconfirmed first; each has a title
   */
  Letter letter(
      Organisation organisation,
      List<Freshness.Mark> marks,
      Map<EntityRef, Entity> titles,
      Recipient to,
      LocalDate day) {
    String lang = ContentLetters.lang(to.lang());
    String entries =
        marks.stream()
            .limit(SHOWN)
            .map(mark -> line(mark, titles.get(mark.ref()), lang))
            .collect(Collectors.joining("\n"));
    int more = marks.size() - SHOWN;
    if (more > 0) {
      entries += "\n" + text(lang, "content.letter.more", Map.of("count", more));
    }
    // One entry can be confirmed on its own page; for several the home page has the buttons.
    String path = marks.size() == 1 ? titles.get(marks.get(0).ref()).path() : "/home";
    return new Letter(
        ContentLetters.FRESHNESS.id(),
        organisation.id() + " " + day + " " + to.account(),
        to.email(),
        to.account(),
        lang,
        Map.of(
            "name",
            to.name(),
            "organisation",
            organisation.names().in(lang).value(),
            "entries",
            entries,
            "link",
            address.of(lang, path)));
  }

  private String line(Freshness.Mark mark, Entity entity, String lang) {
    String date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(lang.equals("fr") ? Locale.FRANCE : Locale.UK)
            .format(mark.confirmed());
    return text(
        lang,
        mark.state() == Freshness.State.STALE ? "content.letter.stale" : "content.letter.asked",
        Map.of("title", entity.title().value(), "date", date));
  }

  private String text(String lang, String key, Map<String, Object> args) {
    return texts.text(bundle, lang, key, args);
  }
}
