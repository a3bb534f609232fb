package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What an initiative says part by part, as it can be read: a field, a text in one language, a whole
 * table. Parts are what remarks are made on and what two versions differ in.
 */
@Component(service = Parts.class)
public class Parts {
  private static final List<String> ORDER = WriteStep.order();

  /** Columns of all tables, each in its table's order. */
  private static final List<String> COLUMNS =
      List.of(
          "organisation",
          "name",
          "part",
          "programme",
          "amount",
          "share",
          "indicator",
          "baseline",
          "value",
          "unit",
          "address",
          "title");

  /** Columns that need no name of theirs: what a row is about. */
  private static final Set<String> SUBJECTS =
      Set.of("organisation", "name", "programme", "indicator", "address");

  private static final Set<String> DAYS = Set.of("from", "to", "needsDate");
  private static final Set<String> MONEY = Set.of("budget", "amount");
  private static final Set<String> NUMBERS = Set.of("share", "baseline", "value");

  private final WriteTexts texts;
  private final Organisations organisations;
  private final Attachments files;

  @Activate
  public Parts(
      @Reference WriteTexts texts,
      @Reference Organisations organisations,
      @Reference Attachments files) {
    this.texts = texts;
    this.organisations = organisations;
    this.files = files;
  }

  /**
   * A part.
   *
   * @param field its name
   * @param label what it is called
   * @param text what it says; one row of a table on each line
   * @param rich whether it is Markdown
   * @param lang language of a text; null for what is none
   */
  public record Part(String field, String label, String text, boolean rich, String lang) {}

  /**
   * A part in which two versions differ.
   *
   * @param field its name
   * @param label what it is called
   * @param mine what one says; null for nothing
   * @param theirs what the other says; null for nothing
   */
  public record Difference(String field, String label, String mine, String theirs) {}

  /** Everything that is said, in the order of the form. */
  List<Part> of(EntityRef ref, Map<String, List<String>> values, String lang) {
    Words words = words(List.of(values), ref);
    return parts(values, words, lang);
  }

  /** What two versions differ in, in the order of the form. */
  List<Difference> differences(
      EntityRef ref,
      Map<String, List<String>> mine,
      Map<String, List<String>> theirs,
      String lang) {
    Words words = words(List.of(mine, theirs), ref);
    Map<String, Part> a = byField(parts(mine, words, lang));
    Map<String, Part> b = byField(parts(theirs, words, lang));
    Set<String> fields = new LinkedHashSet<>(a.keySet());
    fields.addAll(b.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String field : fields) {
      String here = a.containsKey(field) ? a.get(field).text() : null;
      String there = b.containsKey(field) ? b.get(field).text() : null;
      if (!Objects.equals(here, there)) {
        differences.add(
            new Difference(field, a.getOrDefault(field, b.get(field)).label(), here, there));
      }
    }
    return differences;
  }

  private static Map<String, Part> byField(List<Part> parts) {
    return parts.stream()
        .collect(Collectors.toMap(Part::field, p -> p, (x, y) -> x, LinkedHashMap::new));
  }

  /** Names of organisations and files, looked up once for all parts. */
  private record Words(Map<String, Organisation> members, Map<String, String> files) {}

  private Words words(List<Map<String, List<String>>> versions, EntityRef ref) {
    Set<Id> ids = new LinkedHashSet<>();
    boolean attached = false;
    for (Map<String, List<String>> values : versions) {
      attached |= values.containsKey("attachments");
      values.forEach(
          (name, said) -> {
            if (name.matches("partners\\.\\d+\\.organisation")) {
              Id id = Ids.of(said.get(0));
              if (id != null) {
                ids.add(id);
              }
            }
          });
    }
    Map<String, Organisation> members = new HashMap<>();
    if (!ids.isEmpty()) {
      organisations.get(ids).forEach((id, found) -> members.put(id.toString(), found));
    }
    return new Words(
        members,
        attached
            ? files.of(ref).stream()
                .collect(Collectors.toMap(f -> f.id().toString(), Attachment::title))
            : Map.of());
  }

  /** Days and numbers as they were understood; what could not be read as it was typed. */
  private static Map<String, List<String>> understood(Map<String, List<String>> typed) {
    InitiativeForm.Read read = InitiativeForm.read(typed);
    Map<String, List<String>> values = new TreeMap<>(InitiativeForm.values(read.draft()));
    read.problems().forEach(p -> values.put(p.field(), typed.getOrDefault(p.field(), List.of())));
    return values;
  }

  private List<Part> parts(Map<String, List<String>> typed, Words words, String lang) {
    Map<String, List<String>> values = understood(typed);
    String original = WorkDesk.original(values, lang);
    Map<String, List<String>> tables = new TreeMap<>();
    List<Part> parts = new ArrayList<>();
    List<String> names = new ArrayList<>(values.keySet());
    names.sort(
        Comparator.comparingInt((String name) -> place(name))
            .thenComparing(name -> language(name, original))
            .thenComparingInt(Parts::row)
            .thenComparingInt(Parts::column));
    for (String name : names) {
      String[] cell = name.split("\\.");
      if (cell.length == 3 && !cell[0].equals("texts")) {
        values.get(name).stream()
            .map(value -> said(name, value, words, lang))
            .map(said -> SUBJECTS.contains(cell[2]) ? said : texts.cell(cell[2], said, lang))
            .forEach(
                tables.computeIfAbsent(cell[0] + "." + cell[1], row -> new ArrayList<>())::add);
      }
    }
    Set<String> done = new LinkedHashSet<>();
    for (String name : names) {
      String[] cell = name.split("\\.");
      boolean text = cell[0].equals("texts") && cell.length == 3;
      String field = text ? name : cell[0];
      if (done.add(field)) {
        parts.add(
            new Part(
                field,
                texts.label(field, original, lang),
                cell.length == 3 && !text
                    ? rows(names, tables, cell[0])
                    : values.get(name).stream()
                        .map(value -> said(name, value, words, lang))
                        .collect(Collectors.joining(", ")),
                text && !cell[2].equals("title"),
                text ? cell[1] : null));
      }
    }
    return parts;
  }

  private static String rows(List<String> names, Map<String, List<String>> rows, String table) {
    return names.stream()
        .filter(name -> name.startsWith(table + "."))
        .map(name -> name.substring(0, name.lastIndexOf('.')))
        .distinct()
        .map(row -> String.join(" · ", rows.get(row)))
        .collect(Collectors.joining("\n"));
  }

  private String said(String name, String value, Words words, String lang) {
    String text = value.replace("\r", "").strip();
    if (name.endsWith(".organisation")) {
      Organisation member = words.members().get(text);
      return member == null ? text : member.names().in(lang).value();
    }
    if (name.equals("attachments")) {
      String title = words.files().get(text);
      return title == null ? texts.text(lang, "projects.history.file-gone", Map.of()) : title;
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (DAYS.contains(name)) {
      return WriteTexts.day(text, lang);
    }
    if (MONEY.contains(last)) {
      return texts.money(text, lang);
    }
    if (NUMBERS.contains(last)) {
      return WriteTexts.number(text, lang);
    }
    return texts.value(name.endsWith(".programme") ? WriteTexts.PROGRAMME : name, text, lang);
  }

  private static int place(String name) {
    String[] cell = name.split("\\.");
    int place = ORDER.indexOf(cell[0].equals("texts") && cell.length > 2 ? cell[2] : cell[0]);
    return place < 0 ? ORDER.size() : place;
  }

  private static String language(String name, String original) {
    String[] cell = name.split("\\.");
    return !cell[0].equals("texts") || cell[1].equals(original) ? "" : cell[1];
  }

  private static int column(String name) {
    return COLUMNS.indexOf(name.substring(name.lastIndexOf('.') + 1));
  }

  private static int row(String name) {
    String[] cell = name.split("\\.");
    return cell.length == 3 && cell[1].matches("\\d+") ? Integer.parseInt(cell[1]) : 0;
  }
}
