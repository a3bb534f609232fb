package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;
import org.alliance.portal.projects.internal.InitiativeRules;
import org.alliance.portal.projects.internal.door.Reading;

/** What an initiative says, as clients get and send it. */
@Schema(name = "InitiativeContent")
public record ContentJson(
    @Schema(
            description =
                "Whose it is: needed to begin one, where it stays; not told here but beside the"
                    + " content")
        String organisation,
    @Schema(
            description = "What it is",
            allowableValues = {"project", "policy", "practice"})
        String kind,
    @Schema(description = "Language it was written in first, ISO 639-1") String original,
    @Schema(description = "By language; Markdown. Without title it cannot be published")
        Map<String, Texts> texts,
    @Schema(description = "Codes of vocabulary theme, 1 to 3") List<String> themes,
    @Schema(allowableValues = {"planned", "running", "completed", "stopped"}) String status,
    @Schema(description = "First day") LocalDate from,
    @Schema(description = "Last day") LocalDate to,
    @Schema(
            description = "How the needs were found",
            allowableValues = {"survey", "consultation", "statistics", "study", "other"})
        String needsMethod,
    LocalDate needsDate,
    @Schema(
            description = "What is known of its effect, as its authors say",
            allowableValues = {"promising", "demonstrated"})
        String evidence,
    @Schema(description = "In euros, at most two decimals") BigDecimal budget,
    @Schema(description = "At most 20") List<Funding> fundings,
    @Schema(description = "At most 30") List<Result> results,
    @Schema(description = "At most 30") List<Partner> partners,
    @Schema(description = "At most 20") List<Link> links,
    @Schema(
            description =
                "Its files, in the order in which they are shown; they are brought at"
                    + " …/attachments")
        List<File> attachments) {

  /** What is told in one language. */
  @Schema(name = "InitiativeTexts", description = "Markdown; the title is plain text")
  public record Texts(
      String title,
      String summary,
      String needs,
      String planning,
      String actions,
      String outcome,
      String challenges,
      String successes,
      String lessons,
      String notAgain,
      String transfer) {

    static Texts of(InitiativeText t) {
      return new Texts(
          t.title(),
          t.summary(),
          t.needs(),
          t.planning(),
          t.actions(),
          t.outcome(),
          t.challenges(),
          t.successes(),
          t.lessons(),
          t.notAgain(),
          t.transfer());
    }

    InitiativeText text() {
      return new InitiativeText(
          title,
          summary,
          needs,
          planning,
          actions,
          outcome,
          challenges,
          successes,
          lessons,
          notAgain,
          transfer);
    }
  }

  /** A source of money. */
  @Schema(name = "InitiativeFunding")
  public record Funding(
      @Schema(description = "Code of vocabulary programme, or a name of its own") String programme,
      @Schema(description = "In euros, at most two decimals") BigDecimal amount,
      @Schema(description = "Of the whole, in percent") BigDecimal share) {}

  /** A measured result. */
  @Schema(name = "InitiativeResult")
  public record Result(
      String indicator,
      @Schema(description = "Before") BigDecimal baseline,
      @Schema(description = "After") BigDecimal value,
      String unit) {}

  /** Who took part. */
  @Schema(name = "InitiativePartner", description = "A member by its id, somebody else by name")
  public record Partner(String organisation, String name, String part) {}

  /** An address with more. */
  @Schema(name = "InitiativeLink")
  public record Link(String address, String title) {}

  /** One of its files. */
  @Schema(name = "InitiativeFile")
  public record File(
      String id,
      @Schema(description = "Where it is, from the root of the portal; not read when it is sent")
          String address) {}

  /**
   * What an initiative says.
   *
   * @param files those that it names
   */
  static ContentJson of(InitiativeDraft d, List<Attachment> files) {
    Map<String, Texts> texts = new TreeMap<>();
    d.texts().forEach((lang, text) -> texts.put(lang, Texts.of(text)));
    return new ContentJson(
        null,
        Reading.word(d.kind()),
        d.original(),
        texts,
        d.themes(),
        Reading.word(d.status()),
        d.from(),
        d.to(),
        Reading.word(d.needsMethod()),
        d.needsDate(),
        Reading.word(d.evidence()),
        Reading.plain(d.budget()),
        d.fundings().stream()
            .map(
                f ->
                    new Funding(f.programme(), Reading.plain(f.amount()), Reading.plain(f.share())))
            .toList(),
        d.results().stream()
            .map(
                r ->
                    new Result(
                        r.indicator(),
                        Reading.plain(r.baseline()),
                        Reading.plain(r.value()),
                        r.unit()))
            .toList(),
        d.partners().stream()
            .map(
                p ->
                    new Partner(
                        p.organisation() == null ? null : p.organisation().toString(),
                        p.name(),
                        p.part()))
            .toList(),
        d.links().stream().map(l -> new Link(l.address(), l.title())).toList(),
        files.stream().map(f -> new File(f.id().toString(), f.path())).toList());
  }

  /** What was sent, as far as it can be read. */
  InitiativeDraft draft(Reading reading) {
    return new InitiativeDraft(
        reading.choice("kind", kind, InitiativeDraft.Kind.class),
        original,
        reading.texts(said()),
        Reading.codes(themes),
        reading.choice("status", status, InitiativeDraft.Status.class),
        from,
        to,
        reading.choice("needsMethod", needsMethod, InitiativeDraft.NeedsMethod.class),
        needsDate,
        reading.choice("evidence", evidence, InitiativeDraft.Evidence.class),
        reading.number("budget", budget),
        reading.rows(
            "fundings",
            fundings,
            InitiativeRules.FUNDINGS,
            (row, f) ->
                new InitiativeDraft.Funding(
                    f.programme(),
                    reading.number(row + "amount", f.amount()),
                    reading.number(row + "share", f.share()))),
        reading.rows(
            "results",
            results,
            InitiativeRules.RESULTS,
            (row, r) ->
                new InitiativeDraft.Result(
                    r.indicator(),
                    reading.number(row + "baseline", r.baseline()),
                    reading.number(row + "value", r.value()),
                    r.unit())),
        reading.rows(
            "partners",
            partners,
            InitiativeRules.RESULTS,
            (row, p) ->
                new InitiativeDraft.Partner(
                    reading.id(row + "organisation", p.organisation()), p.name(), p.part())),
        reading.rows(
            "links",
            links,
            InitiativeRules.FUNDINGS,
            (row, l) -> new InitiativeDraft.Link(l.address(), l.title())),
        reading
            .rows(
                "attachments",
                attachments,
                Attachments.MOST,
                (row, f) -> reading.required(row + "id", f.id()))
            .stream()
            .filter(Objects::nonNull)
            .toList());
  }

  private Map<String, InitiativeText> said() {
    Map<String, InitiativeText> said = new TreeMap<>();
    if (texts != null) {
      texts.forEach(
          (lang, text) -> {
            if (text != null) {
              said.put(lang, text.text());
            }
          });
    }
    return said;
  }
}
