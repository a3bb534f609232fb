package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.projects.internal.InitiativeForm;

/**
 * The columns of the table of initiatives. Most are fields of the form; texts are named part and
 * language, such as {@code title.en}, in any language; a table of the form is one cell.
 */
public final class Columns {
  static final String ORGANISATION = "organisation";
  static final String ORGANISATION_ID = "organisation.id";
  static final String COUNTRY = "country";
  static final String ID = "id";
  static final String EVIDENCE = "evidence";

  /** What the authors say; an export tells beside it what adoptions made of it. */
  static final String EVIDENCE_SAID = "evidence.said";

  static final String THEMES = "themes";
  static final String ORIGINAL = "original";

  /** Columns with one value, which are fields of the form. */
  static final List<String> SINGLE =
      List.of("kind", ORIGINAL, "status", "from", "to", "needsMethod", "needsDate", "budget");

  /** Tables of the form, with the parts of a row. */
  static final Map<String, List<String>> TABLES = tables();

  /** What an export tells besides, for people; an import leaves it. */
  private static final Set<String> TOLD =
      Set.of("title", "language", "summary", "adoptions", "updated", "address");

  private static final Pattern TEXT = Pattern.compile("([a-zA-Z]+)\\.([a-z]{2})");
  private static final Pattern FIELD = Pattern.compile("texts\\.([a-z]{2})\\.([a-zA-Z]+)");
  private static final Pattern CELL = Pattern.compile("([a-z]+)\\.(\\d+)\\.([a-z]+)");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final int LONGEST_NAME = 60;

  private final Map<String, String> headers;

  private Columns(Map<String, String> headers) {
    this.headers = headers;
  }

  private static Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    tables.put("fundings", List.of("programme", "amount", "share"));
    tables.put("results", List.of("indicator", "baseline", "value", "unit"));
    tables.put("partners", List.of("name", "part"));
    tables.put("links", List.of("address", "title"));
    return tables;
  }

  /** The columns of a file as it is offered for filling in, in their order. */
  public static List<String> offered() {
    List<String> all = new ArrayList<>(List.of(ORGANISATION_ID, ORGANISATION, COUNTRY, THEMES));
    all.addAll(SINGLE);
    all.add(EVIDENCE);
    all.addAll(TABLES.keySet());
    all.addAll(texts("en"));
    all.addAll(texts("fr"));
    return all;
  }

  /** The columns of the texts in a language. */
  static List<String> texts(String lang) {
    return InitiativeForm.TEXTS.stream().map(part -> part + "." + lang).toList();
  }

  /**
   * The columns of a file.
   *
   * @param headers as written, each once
   * @param problems takes columns that nobody knows, and what must be there
   */
  static Columns of(List<String> headers, List<Problem> problems) {
    Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> fixed = fixed();
    for (String header : headers) {
      String lower = header.toLowerCase(Locale.ROOT);
      String name =
          fixed.stream().filter(one -> one.equalsIgnoreCase(header)).findFirst().orElse(null);
      Matcher text = TEXT.matcher(header);
      if (name == null && text.matches() && LANGUAGES.contains(text.group(2))) {
        name = text(text.group(1), text.group(2));
      } else if (name == null && TOLD.contains(lower)) {
        name = lower;
      }
      if (name == null) {
        problems.add(new Problem(1, shortened(header), "projects.import.problem.column", Map.of()));
      } else {
        known.put(name, header);
      }
    }
    missing(known, problems);
    return new Columns(known);
  }

  private static Set<String> fixed() {
    Set<String> fixed = new java.util.HashSet<>(offered());
    fixed.addAll(List.of(EVIDENCE_SAID, ID));
    return fixed;
  }

  private static String text(String part, String lang) {
    return InitiativeForm.TEXTS.stream()
        .filter(one -> one.equalsIgnoreCase(part))
        .findFirst()
        .map(one -> one + "." + lang)
        .orElse(null);
  }

  private static void missing(Map<String, String> known, List<Problem> problems) {
    List<String> missing = new ArrayList<>();
    if (!known.containsKey(ORGANISATION) && !known.containsKey(ORGANISATION_ID)) {
      missing.add(ORGANISATION);
    }
    Arrays.asList("kind", THEMES).forEach(name -> require(name, known, missing));
    for (String part : List.of("title", "summary", "outcome")) {
      if (known.keySet().stream().noneMatch(name -> name.startsWith(part + "."))) {
        missing.add(part + ".en");
      }
    }
    missing.forEach(
        name -> problems.add(new Problem(1, name, "projects.import.problem.missing", Map.of())));
  }

  private static void require(String name, Map<String, String> known, List<String> missing) {
    if (!known.containsKey(name)) {
      missing.add(name);
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  /** How the file writes the name of a column; null when it has none. */
  String header(String name) {
    return headers.get(name);
  }

  /** The columns with texts, by the field of the form. */
  Map<String, String> textHeaders() {
    Map<String, String> texts = new LinkedHashMap<>();
    headers.forEach(
        (name, header) -> {
          Matcher text = TEXT.matcher(name);
          if (text.matches() && InitiativeForm.TEXTS.contains(text.group(1))) {
            texts.put("texts." + text.group(2) + "." + text.group(1), header);
          }
        });
    return texts;
  }

  /** Where in the table a problem of a field of the form is. */
  String column(FieldProblem problem) {
    String field = problem.field();
    Matcher text = FIELD.matcher(field);
    if (text.matches()) {
      return text.group(2) + "." + text.group(1);
    }
    Matcher cell = CELL.matcher(field);
    if (cell.matches()) {
      String part = cell.group(3).equals(ORGANISATION) ? "name" : cell.group(3);
      return cell.group(1) + " " + (Integer.parseInt(cell.group(2)) + 1) + " " + part;
    }
    return field.equals(EVIDENCE) && headers.containsKey(EVIDENCE_SAID) ? EVIDENCE_SAID : field;
  }
}
