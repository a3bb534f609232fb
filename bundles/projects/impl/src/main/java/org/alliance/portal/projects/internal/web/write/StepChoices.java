package org.alliance.portal.projects.internal.web.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.InitiativeRules;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What each step chooses from, and what it shows beside its fields. */
@Component(service = StepChoices.class)
public class StepChoices {
  private static final long MEGABYTE = 1 << 20;

  private final WriteTexts texts;
  private final WorkDesk desk;
  private final Ways ways;
  private final Parts parts;
  private final Finder finder;
  private final Organisations organisations;
  private final Attachments files;

  @Activate
  public StepChoices(
      @Reference WriteTexts texts,
      @Reference WorkDesk desk,
      @Reference Ways ways,
      @Reference Parts parts,
      @Reference Finder finder,
      @Reference Organisations organisations,
      @Reference Attachments files) {
    this.texts = texts;
    this.desk = desk;
    this.ways = ways;
    this.parts = parts;
    this.finder = finder;
    this.organisations = organisations;
    this.files = files;
  }

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
   * A file that a working copy names.
   *
   * @param id as the button sends it
   * @param number its place, from 1
   * @param there the file; null when it has gone
   */
  public record Named(String id, int number, Attachment there) {}

  /** Adds to the page of a step what is its own. */
  View choices(
      View view,
      Opened opened,
      WriteStep step,
      Form form,
      WriteViews.Shown shown,
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
      case LEARNING -> view.with("links", rows("links", form, shown));
      case MORE -> more(view, opened, form);
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

  private View work(View view, Form form, WriteViews.Shown shown, String lang) {
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
  private static List<Integer> rows(String table, Form form, WriteViews.Shown shown) {
    int most =
        table.equals("results") || table.equals("partners")
            ? InitiativeRules.RESULTS
            : InitiativeRules.FUNDINGS;
    int asked = Math.min(shown.rows().getOrDefault(table, 1), most);
    return IntStream.range(0, Math.max(SentStep.rows(form.values(), table), asked))
        .boxed()
        .toList();
  }

  private View more(View view, Opened opened, Form form) {
    List<String> attached = form.all("attachments");
    List<Attachment> known = attached.isEmpty() ? List.of() : files.of(WriteViews.ref(opened.id()));
    return view.with(
            "files",
            IntStream.range(0, attached.size())
                .mapToObj(i -> named(attached.get(i), i + 1, known))
                .toList())
        .with("largest", files.largest() / MEGABYTE);
  }

  private static Named named(String id, int number, List<Attachment> known) {
    return new Named(
        id,
        number,
        known.stream().filter(file -> file.id().toString().equals(id)).findFirst().orElse(null));
  }

  private View languages(
      View view, Form form, WriteViews.Shown shown, String original, String lang) {
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
    String address = WriteViews.address(opened.id(), lang);
    List<FieldProblem> problems = desk.problems(opened);
    return view.with("parts", parts.of(WriteViews.ref(opened.id()), opened.values(), lang))
        .with(
            "changes",
            opened.published() == null
                ? null
                : parts.differences(
                    WriteViews.ref(opened.id()), opened.values(), opened.before(), lang))
        .with("problems", ways.wrong(problems, WriteStep.REVIEW, original, address, lang))
        .with("more", ways.unsaid(opened.values(), original, address, lang))
        .with("suspects", List.of());
  }
}
