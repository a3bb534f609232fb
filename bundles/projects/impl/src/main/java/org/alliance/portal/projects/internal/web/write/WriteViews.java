package org.alliance.portal.projects.internal.web.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the pages of the steps by which an initiative is written. */
@Component(service = WriteViews.class)
public class WriteViews {
  private final WorkDesk desk;
  private final Ways ways;
  private final StepChoices choices;
  private final Parts parts;
  private final Organisations organisations;
  private final Markdown markdown;

  @Activate
  public WriteViews(
      @Reference WorkDesk desk,
      @Reference Ways ways,
      @Reference StepChoices choices,
      @Reference Parts parts,
      @Reference Organisations organisations,
      @Reference Markdown markdown) {
    this.desk = desk;
    this.ways = ways;
    this.choices = choices;
    this.parts = parts;
    this.organisations = organisations;
    this.markdown = markdown;
  }

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

    /** What the fields of an address or a form ask for. */
    static Shown of(Map<String, List<String>> asked) {
      Map<String, Integer> rows = new HashMap<>();
      for (String table : List.of("partners", "fundings", "results", "links")) {
        rows.put(table, Math.max(1, Ids.version(first(asked, table))));
      }
      return new Shown(null, null, rows, first(asked, "find"), first(asked, "in"), "");
    }

    private static String first(Map<String, List<String>> asked, String name) {
      List<String> values = asked.getOrDefault(name, List.of());
      return values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }

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
            .with("steps", ways.steps(step, all, opened.values(), original, lang))
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
            .with("wrong", ways.wrong(told, step, original, address, lang))
            .with("preview", shown.preview())
            .with("previewed", previewed(form, shown.preview()))
            .with("differences", null)
            .with("kept", false);
    return choices.choices(view, opened, step, form, shown, original, lang);
  }

  /** The page of one that waits for the secretariat. */
  View waiting(Opened opened, boolean reviews, String lang) {
    return View.of("write-submitted")
        .with("id", opened.id().toString())
        .with("title", opened.work().title())
        .with("organisation", organisation(opened.organisation(), lang))
        .with("action", address(opened.id(), lang))
        .with("version", opened.version())
        .with("submitted", opened.work().submitted())
        .with("published", opened.published() != null)
        .with("outdated", opened.outdated())
        .with("reviews", reviews);
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

  static EntityRef ref(Id id) {
    return new EntityRef(Initiative.TYPE, id);
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
