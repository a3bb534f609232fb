package org.alliance.portal.security.internal.web;

import java.text.Collator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.security.internal.audit.AuditEntry;
import org.alliance.portal.security.internal.audit.AuditNames;
import org.alliance.portal.security.internal.audit.AuditReading;
import org.alliance.portal.security.internal.audit.AuditTexts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts entries of the audit into words. */
@Component(service = AuditLines.class)
public final class AuditLines {
  private static final int LONGEST_HASH = 12;
  private static final Map<String, String> CHANGES =
      Map.of(
          "created", "security.audit.created",
          "updated", "security.audit.updated",
          "deleted", "security.audit.deleted");

  private final AuditTexts texts;
  private final AuditNames names;

  /** A kind of entry that can be asked for. */
  public record Option(String value, String label) {}

  @Activate
  public AuditLines(@Reference AuditTexts texts, @Reference AuditNames names) {
    this.texts = texts;
    this.names = names;
  }

  /** The lines of a page. */
  List<AuditLine> of(List<AuditEntry> entries, AuditQuery query, String lang, ZoneId zone) {
    AuditNames.Names known = names.of(entries, lang);
    return entries.stream().map(entry -> line(entry, known, query, lang, zone)).toList();
  }

  private AuditLine line(
      AuditEntry entry, AuditNames.Names known, AuditQuery query, String lang, ZoneId zone) {
    AuditNames.Thing thing = entry.ref() == null ? null : known.things().get(entry.ref());
    return new AuditLine(
        time(entry.at(), lang, zone),
        entry.at().toString(),
        actor(entry.actor(), known.actors().get(entry.actor()), lang),
        query.withActor(entry.actor()).address(lang, null),
        what(entry.feature(), entry.event(), entry.details(), lang),
        title(entry.ref(), thing, lang),
        thing == null ? null : thing.path(),
        entry.organisation() == null
            ? null
            : known
                .organisations()
                .getOrDefault(
                    entry.organisation(),
                    new ByLanguage.Chosen<>(lang, entry.organisation().toString())),
        details(entry, lang));
  }

  static String time(Instant at, String lang, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
        .withLocale(Locale.forLanguageTag(lang.equals("en") ? "en-GB" : lang))
        .format(at.atZone(zone));
  }

  /**
   * Who an actor is.
   *
   * @param name null when there is no such account or program any more
   */
  String actor(String actor, String name, String lang) {
    if (actor.equals(Principal.SYSTEM.actor())) {
      return text("security.audit.system", lang);
    }
    if (actor.equals(Principal.ANONYMOUS.actor())) {
      return text("security.audit.anonymous", lang);
    }
    boolean client = actor.startsWith("client:");
    if (name == null) {
      return text(client ? "security.audit.former-client" : "security.audit.former", lang);
    }
    return client ? texts.own(lang, "security.audit.client", Map.of("name", name)) : name;
  }

  /** What happened, in the words of whoever noted it, otherwise in general ones. */
  String what(String feature, String event, Map<String, String> details, String lang) {
    String own = texts.of(feature, lang, "audit." + event, details);
    if (own != null) {
      return own;
    }
    String[] parts = event.split("\\.");
    return parts.length == 3 && CHANGES.containsKey(parts[2])
        ? texts.own(lang, CHANGES.get(parts[2]), Map.of("type", type(feature, parts[1], lang)))
        : event;
  }

  private String type(String feature, String type, String lang) {
    String own = texts.of(feature, lang, "audit.type." + type, Map.of());
    return own == null ? type : own;
  }

  private ByLanguage.Chosen<String> title(EntityRef ref, AuditNames.Thing thing, String lang) {
    if (ref == null) {
      return null;
    }
    if (thing != null) {
      return thing.title();
    }
    String text =
        ref.type().equals("account") ? text("security.audit.former", lang) : ref.id().toString();
    return new ByLanguage.Chosen<>(lang, text);
  }

  private List<AuditLine.Detail> details(AuditEntry entry, String lang) {
    List<AuditLine.Detail> details = new ArrayList<>();
    if (!entry.fields().isEmpty()) {
      details.add(detail("fields", String.join(", ", entry.fields()), lang));
    }
    entry
        .details()
        .forEach(
            (name, value) -> {
              String told = texts.of(entry.feature(), lang, "audit.value." + value, Map.of());
              details.add(detail(name, told == null ? shortened(name, value) : told, lang));
            });
    if (entry.network() != null) {
      details.add(detail("network", entry.network(), lang));
    }
    return details;
  }

  /** The export has it whole. */
  private static String shortened(String name, String value) {
    return name.equals("sha256") && value.length() > LONGEST_HASH
        ? value.substring(0, LONGEST_HASH) + "…"
        : value;
  }

  private AuditLine.Detail detail(String name, String value, String lang) {
    String label = texts.of("security", lang, "audit.detail." + name, Map.of());
    return new AuditLine.Detail(label == null ? name : label, value);
  }

  /** What can be asked for: everything about a type of thing, or one event. */
  List<Option> kinds(List<AuditReading.Kind> kinds, String lang) {
    Map<String, String> types = new TreeMap<>();
    List<Option> options = new ArrayList<>();
    for (AuditReading.Kind kind : kinds) {
      String feature = kind.event().substring(0, kind.event().indexOf('.'));
      if (kind.type() != null) {
        types.merge(
            kind.type(),
            type(feature, kind.type(), lang),
            (one, other) -> one.equals(kind.type()) ? other : one);
      }
      options.add(new Option(kind.event(), what(feature, kind.event(), Map.of(), lang)));
    }
    types.forEach(
        (type, label) ->
            options.add(
                new Option(
                    "type:" + type,
                    texts.own(lang, "security.audit.about", Map.of("type", label)))));
    Collator collator = Collator.getInstance(Locale.forLanguageTag(lang));
    options.sort(
        Comparator.comparing((Option option) -> !option.value().startsWith("type:"))
            .thenComparing(Option::label, collator));
    options.add(0, new Option("", text("security.audit.any", lang)));
    return options;
  }

  /** What an actor is called. */
  String name(String actor, String lang) {
    return actor(actor, names.actor(actor), lang);
  }

  /** What an organisation is called; its id when there is none. */
  String organisation(Id id, String lang) {
    ByLanguage.Chosen<String> name = names.organisation(id, lang);
    return name == null ? id.toString() : name.value();
  }

  /** A text of this room. */
  String text(String key, String lang) {
    return texts.own(lang, key, Map.of());
  }
}
