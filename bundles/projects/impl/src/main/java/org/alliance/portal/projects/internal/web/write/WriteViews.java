package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.InitiativeRules;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the pages of the steps by which an initiative is written. */
@Component(service = WriteViews.class)
public class WriteViews {
  private static final long MEGABYTE = 1 << 20;

  private final WriteTexts texts;
  private final WorkDesk desk;
  private final Parts parts;
  private final Finder finder;
  private final Organisations organisations;
  private final Attachments files;
  private final Markdown markdown;

  @Activate
  public WriteViews(
      @Reference WriteTexts texts,
      @Reference WorkDesk desk,
      @Reference Parts parts,
      @Reference Finder finder,
      @Reference Organisations organisations,
      @Reference Attachments files,
      @Reference Markdown markdown) {
    this.texts = texts;
    this.desk = desk;
    this.parts = parts;
    this.finder = finder;
    this.organisations = organisations;
    this.files = files;
    this.markdown = markdown;
  }

  /**
   * An entry of the list of steps.
   *
   * @param label what it is called
   * @param state {@code done}, {@code current}, {@code problem} or {@code todo}
   * @param href null: it is a button
   * @param value what the button sends
   */
  public record StepItem(String label, String state, String href, String value) {}

  /**
   * Something that is wrong or missing, with the way to it.
   *
   * @param label what the field is called; null when it is none
   * @param href where the field is; null when it is none
   * @param key of the text
   * @param args of the text
   */
  public record Wrong(String label, String href, String key, Map<String, Object> args) {}

  /**
   * A part of a text in two languages.
   *
   * @param part its name
   * @param field of the translation
   * @param original what is said in the first language
   * @param rows height of the field
   */
  public record Pair(String part, String field, String original, int rows) {}

  /**
   * What a page shows beside what is stored.
   *
   * @param form what was typed, if that is not what is stored; null otherwise
   * @param problems what was refused; null when nothing was tried
   * @param rows how many rows a table is to have at least, by table
   * @param find words by which a member is looked for
   * @param in language of a translation
   * @param preview field of which a preview was asked for
   */
  record Shown(
      Form form,
      List<FieldProblem> problems,
      Map<String, Integer> rows,
      String find,
      String in,
      String preview) {
    static final Shown STORED = new Shown(null, null, Map.of(), "", "", "");

    Shown typed(Form typed, List<FieldProblem> refused) {
      return new Shown(typed, refused, rows, find, in, preview);
    }
  }

  /** The page of a step. */
  View step(Opened opened, WriteStep step, Shown shown, String lang) {
    Form stored = Form.of(opened.values());
    Form form = shown.form() == null ? stored : shown.form();
    String original = WorkDesk.original(opened.values(), lang);
    List<FieldProblem> all = desk.problems(opened);
    List<FieldProblem> told =
        shown.problems() != null
            ? shown.problems()
            : all.stream().filter(p -> step.has(p.field(), original) && !missing(p)).toList();
    String address = address(opened.id(), lang);
    View view =
        View.of("write-step")
            .with("id", opened.id().toString())
            .with("title", title(opened))
            .with("organisation", organisation(opened.organisation(), lang))
            .with("step", step.key())
            .with("steps", steps(step, all, opened.values(), original, lang))
            .with("action", address)
            .with("version", opened.version())
            .with("saved", opened.work() == null ? null : opened.work().changed())
            .with("published", opened.published() != null)
            .with("outdated", opened.outdated())
            .with("returned", returned(opened))
            .with("note", opened.work() == null ? null : opened.work().note())
            .with("remarks", remarks(opened))
            .with("written", original)
            .with("refused", shown.problems() != null)
            .with("form", form.with(told))
            .with("wrong", wrong(told, step, original, address, lang))
            .with("preview", shown.preview())
            .with("previewed", previewed(form, shown.preview()))
            .with("differences", null)
            .with("kept", false);
    return choices(view, opened, step, form, shown, original, lang);
  }

  /** What is merely missing is told in the review, and after somebody has tried. */
  private static boolean missing(FieldProblem problem) {
    return problem.key().equals("portal.problem.required")
        && !problem.field().matches("[a-z]+\\.\\d+\\..*");
  }

  private String previewed(Form form, String field) {
    return field.isEmpty() ? "" : markdown.html(form.value(field));
  }

  static String address(Id id, String lang) {
    return "/" + lang + "/projects/" + id + "/edit";
  }

  private static boolean returned(Opened opened) {
    return opened.work() != null && opened.work().state() == Reviews.State.RETURNED;
  }

  private static String title(Opened opened) {
    return opened.work() != null
        ? opened.work().title()
        : opened.published().content().texts().get(opened.published().content().original()).title();
  }

  String organisation(Id id, String lang) {
    Organisation found = organisations.get(List.of(id)).get(id);
    return found == null ? "" : found.names().in(lang).value();
  }

  /** Remarks by field; every field has one in templates, most of them empty. */
  private static Map<String, String> remarks(Opened opened) {
    return opened.work() == null ? Map.of() : opened.work().remarks();
  }

  List<Wrong> wrong(
      List<FieldProblem> problems, WriteStep here, String original, String address, String lang) {
    return problems.stream().map(p -> wrong(p, here, original, address, lang)).toList();
  }

  private Wrong wrong(
      FieldProblem problem, WriteStep here, String original, String address, String lang) {
    String field = problem.field();
    if (field.isEmpty() || field.contains("persons")) {
      return new Wrong(
          null, field.isEmpty() ? null : "#persons.checked", problem.key(), problem.args());
    }
    if (field.startsWith("remarks.")) {
      String about = texts.label(field.substring("remarks.".length()), original, lang);
      return new Wrong(about, "#" + field, problem.key(), problem.args());
    }
    WriteStep step = WriteStep.with(field, original);
    String way = "";
    if (here != step && !here.has(field, original) && !field.equals("note")) {
      way = address + "?step=" + step.key();
      if (step == WriteStep.LANGUAGES) {
        way += "&in=" + field.split("\\.")[1];
      }
    }
    return new Wrong(
        label(field, original, lang), way + "#" + field, problem.key(), problem.args());
  }

  /** What is sent beside an initiative is no field of it. */
  private String label(String field, String original, String lang) {
    return switch (field) {
      case "file", "file.title" -> texts.text(lang, "projects.write." + field, Map.of());
      case "note" -> texts.text(lang, "projects.review.note", Map.of());
      default -> texts.label(field, original, lang);
    };
  }

  private List<StepItem> steps(
      WriteStep current,
      List<FieldProblem> problems,
      Map<String, List<String>> values,
      String original,
      String lang) {
    List<StepItem> items = new ArrayList<>();
    for (WriteStep step : WriteStep.values()) {
      String state = "todo";
      if (step == current) {
        state = "current";
      } else if (problems.stream().anyMatch(p -> step.has(p.field(), original))) {
        state = "problem";
      } else if (values.keySet().stream()
          .anyMatch(name -> WriteStep.with(name, original) == step)) {
        state = "done";
      }
      items.add(
          new StepItem(
              texts.text(lang, "projects.step." + step.key(), Map.of()), state, null, step.key()));
    }
    return items;
  }

  private View choices(
      View view,
      Opened opened,
      WriteStep step,
      Form form,
      Shown shown,
      String original,
      String lang) {
    return switch (step) {
      case SHORT -> shortForm(view, form, lang);
      case NEEDS ->
          view.with(
              "methods",
              WriteTexts.orNone(
                  texts.words("needsMethod", InitiativeDraft.NeedsMethod.values(), lang)));
      case WORK -> work(view, form, shown, lang);
      case RESULTS ->
          view.with(
                  "evidences",
                  WriteTexts.orNone(
                      texts.words(
                          "evidence",
                          new InitiativeDraft.Evidence[] {
                            InitiativeDraft.Evidence.PROMISING,
                            InitiativeDraft.Evidence.DEMONSTRATED
                          },
                          lang)))
              .with("results", rows("results", form, shown));
      case LEARNING -> view;
      case MORE -> more(view, opened, form, shown);
      case LANGUAGES -> languages(view, form, shown, original, lang);
      case REVIEW -> review(view, opened, original, lang);
    };
  }

  /** What the short form chooses from. */
  View shortForm(View view, Form form, String lang) {
    return view.with("kinds", texts.words("kind", InitiativeDraft.Kind.values(), lang))
        .with("themes", texts.themes(form.all("themes"), lang))
        .with("originals", texts.languages(lang));
  }

  private View work(View view, Form form, Shown shown, String lang) {
    List<Integer> partners = rows("partners", form, shown);
    Map<String, String> members = new HashMap<>();
    List<Id> ids =
        partners.stream()
            .map(row -> Ids.of(form.value("partners." + row + ".organisation")))
            .filter(id -> id != null)
            .distinct()
            .toList();
    if (!ids.isEmpty()) {
      organisations
          .get(ids)
          .forEach((id, found) -> members.put(id.toString(), found.names().in(lang).value()));
    }
    return view.with(
            "statuses",
            WriteTexts.orNone(texts.words("status", InitiativeDraft.Status.values(), lang)))
        .with("partners", partners)
        .with("members", members)
        .with("find", shown.find())
        .with("found", finder.find(Finder.MEMBER, shown.find(), lang))
        .with("fundings", rows("fundings", form, shown))
        .with("programmes", texts.programmes(lang));
  }

  /** Numbers of the rows that a table shows: those with anything in them, and at least one. */
  private static List<Integer> rows(String table, Form form, Shown shown) {
    int most =
        table.equals("results") || table.equals("partners")
            ? InitiativeRules.RESULTS
            : InitiativeRules.FUNDINGS;
    int asked = Math.min(shown.rows().getOrDefault(table, 1), most);
    return IntStream.range(0, Math.max(SentStep.rows(form.values(), table), asked))
        .boxed()
        .toList();
  }

  private View more(View view, Opened opened, Form form, Shown shown) {
    List<String> attached = form.all("attachments");
    List<Attachment> known = attached.isEmpty() ? List.of() : files.of(ref(opened.id()));
    return view.with("links", rows("links", form, shown))
        .with(
            "files",
            known.stream().filter(file -> attached.contains(file.id().toString())).toList())
        .with("largest", files.largest() / MEGABYTE);
  }

  private View languages(View view, Form form, Shown shown, String original, String lang) {
    List<String> begun =
        form.values().keySet().stream()
            .filter(name -> name.startsWith("texts."))
            .map(name -> name.split("\\.")[1])
            .filter(code -> !code.equals(original))
            .distinct()
            .sorted()
            .toList();
    String in = SentStep.language(shown.in()) && !shown.in().equals(original) ? shown.in() : "";
    if (in.isEmpty() && !begun.isEmpty()) {
      in = begun.get(0);
    }
    String translation = in;
    return view.with("in", in)
        .with("inName", in.isEmpty() ? "" : texts.language(in, lang))
        .with("writtenName", texts.language(original, lang))
        .with(
            "begun",
            begun.stream().map(code -> new Choice(code, texts.language(code, lang))).toList())
        .with(
            "others",
            texts.languages(lang).stream()
                .filter(l -> !l.value().equals(original) && !begun.contains(l.value()))
                .toList())
        .with(
            "pairs",
            InitiativeForm.TEXTS.stream()
                .map(part -> pair(part, form, original, translation))
                .filter(pair -> !pair.original().isEmpty() || !form.value(pair.field()).isEmpty())
                .toList());
  }

  private static Pair pair(String part, Form form, String original, String in) {
    String text = form.value("texts." + original + "." + part);
    return new Pair(part, "texts." + in + "." + part, text, Math.min(16, 3 + text.length() / 90));
  }

  private View review(View view, Opened opened, String original, String lang) {
    String address = address(opened.id(), lang);
    List<FieldProblem> problems = desk.problems(opened);
    return view.with("parts", parts.of(ref(opened.id()), opened.values(), lang))
        .with(
            "changes",
            opened.published() == null
                ? null
                : parts.differences(ref(opened.id()), opened.values(), opened.before(), lang))
        .with("problems", wrong(problems, WriteStep.REVIEW, original, address, lang))
        .with("more", unsaid(opened.values(), original, address, lang))
        .with("suspects", List.of());
  }

  static EntityRef ref(Id id) {
    return new EntityRef(Initiative.TYPE, id);
  }

  /** What nobody must say and would help others, with the way to it. */
  private List<Wrong> unsaid(
      Map<String, List<String>> values, String original, String address, String lang) {
    return Arrays.stream(WriteStep.values())
        .flatMap(
            step ->
                Stream.of(
                        step.texts().stream().map(part -> "texts." + original + "." + part),
                        step.fields().stream(),
                        step.tables().stream())
                    .flatMap(names -> names))
        .distinct()
        .filter(
            field ->
                WriteStep.with(field, original) != WriteStep.SHORT
                    && values.keySet().stream()
                        .noneMatch(name -> name.equals(field) || name.startsWith(field + ".")))
        .map(
            field ->
                new Wrong(
                    texts.label(field, original, lang),
                    address + "?step=" + WriteStep.with(field, original).key(),
                    null,
                    Map.of()))
        .toList();
  }

  /** A step with both versions: what was typed stays in the form, which takes the new version. */
  View conflict(
      Opened now, WriteStep step, Shown typed, Map<String, List<String>> mine, String lang) {
    Map<String, List<String>> merged = new HashMap<>(now.values());
    merged.putAll(mine);
    merged.values().removeIf(said -> said.stream().allMatch(String::isBlank));
    return step(now, step, typed.typed(Form.of(merged), List.of()), lang)
        .with("refused", false)
        .with("differences", parts.differences(ref(now.id()), merged, now.values(), lang));
  }
}
