package org.alliance.portal.notifications.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.notifications.internal.store.TextStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The texts of letters, which the secretariat may put in its own words. */
@Component(service = TextService.class)
public final class TextService {
  private static final List<String> FIELDS = List.of("subject", "body");
  private static final Pattern LINE_BREAKS = Pattern.compile("\\R");
  private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

  private final Access access;
  private final Database database;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Kinds kinds;
  private final TextStore store;
  private final Clock clock;

  /**
   * The text of a kind in one language.
   *
   * @param entry the kind
   * @param lang the language
   * @param version 0 when it was never changed
   * @param text what is sent now
   * @param own whether that is the secretariat's
   * @param fits whether the secretariat's still has what the kind needs; true when there is none
   */
  public record Text(
      Kinds.Entry entry, String lang, int version, LetterText text, boolean own, boolean fits) {}

  @Activate
  public TextService(
      @Reference Access access,
      @Reference(target = "(portal.schema=notifications)") Database database,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids,
      @Reference Kinds kinds,
      @Reference TextStore store) {
    this(access, database, changes, ids, kinds, store, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public TextService(
      Access access,
      Database database,
      ChangeLog changes,
      IdGenerator ids,
      Kinds kinds,
      TextStore store,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.changes = changes;
    this.ids = ids;
    this.kinds = kinds;
    this.store = store;
    this.clock = clock;
  }

  /** Every text of every kind that can be written. */
  public List<Text> list() {
    access.require(Action.MODERATE);
    Map<String, TextStore.Stored> stored =
        store.all().stream()
            .collect(
                Collectors.toMap(text -> text.kind() + "_" + text.lang(), Function.identity()));
    List<Text> texts = new ArrayList<>();
    for (Kinds.Entry entry : kinds.all()) {
      if (entry.problem() == null) {
        Kinds.LANGUAGES.forEach(
            lang -> texts.add(text(entry, lang, stored.get(entry.kind().id() + "_" + lang))));
      }
    }
    return texts;
  }

  /**
   * One text.
   *
   * @throws NotFoundException for a kind nobody brings at the moment, or another language
   */
  public Text get(String kind, String lang) {
    access.require(Action.MODERATE);
    Kinds.Entry entry =
        kinds
            .find(kind)
            .filter(found -> found.problem() == null && found.texts().containsKey(lang))
            .orElseThrow(() -> new NotFoundException("letter-text", kind));
    return text(entry, lang, store.find(kind, lang).orElse(null));
  }

  private static Text text(Kinds.Entry entry, String lang, TextStore.Stored stored) {
    LetterText own = stored == null ? null : stored.text();
    return new Text(
        entry,
        lang,
        stored == null ? 0 : stored.version(),
        own == null ? entry.texts().get(lang) : own,
        own != null,
        own == null || Kinds.misfit(entry.kind(), own) == null);
  }

  /**
   * Reads what somebody typed.
   *
   * @throws ValidationException naming {@code subject} or {@code body}
   */
  public LetterText checked(String kind, String lang, String subject, String body) {
    Text before = get(kind, lang);
    LetterText text =
        new LetterText(
            subject.strip(),
            NOT_SHOWN.matcher(LINE_BREAKS.matcher(body).replaceAll("\n")).replaceAll("").strip());
    List<FieldProblem> problems = new ArrayList<>();
    length("subject", text.subject(), LetterText.SUBJECT, problems);
    if (text.subject().chars().anyMatch(c -> Character.isISOControl(c))
        || NOT_SHOWN.matcher(text.subject()).find()) {
      problems.add(FieldProblem.of("subject", "notifications.problem.one-line"));
    }
    length("body", text.body(), LetterText.BODY, problems);
    unknown("subject", new LetterText(text.subject(), ""), before, problems);
    unknown("body", new LetterText("", text.body()), before, problems);
    if (!text.missing(before.entry().kind()).isEmpty()) {
      problems.add(
          FieldProblem.of(
              "body",
              "notifications.problem.missing-value",
              "names",
              braces(text.missing(before.entry().kind()))));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return text;
  }

  private static void length(String field, String text, int most, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      problems.add(FieldProblem.of(field, "portal.problem.required"));
    } else if (text.length() > most) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", most));
    }
  }

  private static void unknown(
      String field, LetterText part, Text before, List<FieldProblem> problems) {
    if (!part.unknown(before.entry().kind()).isEmpty()) {
      problems.add(
          FieldProblem.of(
              field,
              "notifications.problem.unknown-value",
              "names",
              braces(part.unknown(before.entry().kind()))));
    }
  }

  private static String braces(Iterable<String> names) {
    List<String> written = new ArrayList<>();
    names.forEach(name -> written.add("{" + LetterText.cut(name, 40) + "}"));
    return String.join(", ", written);
  }

  /**
   * Replaces a text.
   *
   * @param version the one that was seen
   * @throws ValidationException naming {@code subject} or {@code body}
   * @throws ConflictException when somebody else changed it meanwhile
   */
  public void save(String kind, String lang, int version, String subject, String body) {
    LetterText text = checked(kind, lang, subject, body);
    write(kind, lang, version, text);
  }

  /**
   * Goes back to the text that is shipped.
   *
   * @param version the one that was seen
   * @throws ConflictException when somebody else changed it meanwhile
   */
  public void reset(String kind, String lang, int version) {
    if (get(kind, lang).own() || version > 0) {
      write(kind, lang, version, null);
    }
  }

  private void write(String kind, String lang, int version, LetterText text) {
    access.require(Action.MODERATE);
    database.run(
        () -> {
          Id id = store.find(kind, lang).map(TextStore.Stored::id).orElseGet(ids::next);
          TextStore.Stored next =
              new TextStore.Stored(id, kind, lang, version + 1, text, clock.instant());
          if (!(version == 0 ? store.insert(next) : store.update(next))) {
            throw new ConflictException(null);
          }
          changes.record(
              "notifications",
              new EntityRef("letter-text", id),
              version == 0 ? Change.Verb.CREATED : Change.Verb.UPDATED,
              version == 0 ? List.of() : FIELDS,
              Change.Audience.NONE,
              null);
        });
  }
}
