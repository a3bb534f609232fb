package org.alliance.portal.projects.internal.soap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.InitiativeText;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeRules;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.projects.internal.door.Reading;

/** Turns initiatives into SOAP beans and back. */
final class ProjectBeans {
  private static final int LANGUAGES = 200;

  private final Initiatives initiatives;
  private final InitiativeFiles files;

  ProjectBeans(Initiatives initiatives, InitiativeFiles files) {
    this.initiatives = initiatives;
    this.files = files;
  }

  /** The id of something that must be there; one that cannot be is not found. */
  static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Initiative.TYPE, text);
    }
  }

  static ProjectPage.Item item(InitiativeSummary s) {
    ProjectPage.Item item = new ProjectPage.Item();
    item.id = s.id().toString();
    item.version = s.version();
    item.organisation = s.organisation().toString();
    item.organisationName = s.organisationName().value();
    item.country = s.country();
    item.kind = Reading.word(s.kind());
    item.title = s.title().value();
    item.titleLanguage = s.title().lang();
    item.summary = s.summary() == null ? null : s.summary().value();
    item.themes = s.themes();
    item.status = Reading.word(s.status());
    item.evidence = Reading.word(s.evidence());
    item.from = text(s.from());
    item.to = text(s.to());
    item.budget = Reading.plain(s.budget());
    item.adoptions = s.adoptions();
    item.updated = s.updated().toString();
    item.sample = s.sample();
    return item;
  }

  StoredProject stored(Initiative i) {
    StoredProject stored = new StoredProject();
    stored.id = i.id().toString();
    stored.version = i.version();
    stored.organisation = i.organisation().toString();
    stored.content = content(i.content(), files.of(i.id(), i.content().attachments()));
    stored.evidence = Reading.word(i.evidence());
    stored.adoptions = i.adoptions();
    stored.created = i.created().toString();
    stored.updated = i.updated().toString();
    stored.sample = i.sample();
    return stored;
  }

  ProjectWork work(Reviews.Work w) {
    InitiativeDraft draft = initiatives.draft(w);
    ProjectWork work = new ProjectWork();
    work.id = w.ref().id().toString();
    work.version = w.version();
    work.base = w.base();
    work.organisation = w.organisation().toString();
    work.state = Reading.word(w.state());
    work.content = content(draft, files.of(w.ref().id(), draft.attachments()));
    new TreeMap<>(w.remarks()).forEach((field, text) -> work.remarks.add(remark(field, text)));
    work.note = w.note();
    work.changed = text(w.changed());
    work.submitted = text(w.submitted());
    return work;
  }

  private static ProjectWork.Remark remark(String field, String text) {
    ProjectWork.Remark remark = new ProjectWork.Remark();
    remark.field = field;
    remark.text = text;
    return remark;
  }

  static ProjectAdoption adoption(Adoption a) {
    ProjectAdoption adoption = new ProjectAdoption();
    adoption.id = a.id().toString();
    adoption.source = a.source().toString();
    adoption.adopter = a.adopter().toString();
    adoption.changes = a.changes();
    adoption.state = Reading.word(a.state());
    adoption.said = text(a.said());
    adoption.answered = text(a.answered());
    return adoption;
  }

  static ProjectAttachment attachment(Attachment a) {
    ProjectAttachment attachment = new ProjectAttachment();
    attachment.id = a.id().toString();
    attachment.name = a.name();
    attachment.title = a.title();
    attachment.type = a.type();
    attachment.size = a.size();
    attachment.digest = a.digest();
    attachment.added = text(a.added());
    attachment.address = a.path();
    return attachment;
  }

  private static ProjectContent content(InitiativeDraft d, List<Attachment> attached) {
    ProjectContent c = new ProjectContent();
    c.kind = Reading.word(d.kind());
    c.original = d.original();
    d.texts().forEach((lang, text) -> c.texts.add(text(lang, text)));
    c.themes = d.themes();
    c.status = Reading.word(d.status());
    c.from = text(d.from());
    c.to = text(d.to());
    c.needsMethod = Reading.word(d.needsMethod());
    c.needsDate = text(d.needsDate());
    c.evidence = Reading.word(d.evidence());
    c.budget = Reading.plain(d.budget());
    d.fundings().forEach(f -> c.fundings.add(funding(f)));
    d.results().forEach(r -> c.results.add(result(r)));
    d.partners().forEach(p -> c.partners.add(partner(p)));
    d.links().forEach(l -> c.links.add(link(l)));
    attached.forEach(f -> c.attachments.add(file(f)));
    return c;
  }

  private static ProjectContent.Text text(String lang, InitiativeText from) {
    ProjectContent.Text text = new ProjectContent.Text();
    text.language = lang;
    text.title = from.title();
    text.summary = from.summary();
    text.needs = from.needs();
    text.planning = from.planning();
    text.actions = from.actions();
    text.outcome = from.outcome();
    text.challenges = from.challenges();
    text.successes = from.successes();
    text.lessons = from.lessons();
    text.notAgain = from.notAgain();
    text.transfer = from.transfer();
    return text;
  }

  private static ProjectContent.Funding funding(InitiativeDraft.Funding from) {
    ProjectContent.Funding funding = new ProjectContent.Funding();
    funding.programme = from.programme();
    funding.amount = Reading.plain(from.amount());
    funding.share = Reading.plain(from.share());
    return funding;
  }

  private static ProjectContent.Result result(InitiativeDraft.Result from) {
    ProjectContent.Result result = new ProjectContent.Result();
    result.indicator = from.indicator();
    result.baseline = Reading.plain(from.baseline());
    result.value = Reading.plain(from.value());
    result.unit = from.unit();
    return result;
  }

  private static ProjectContent.Partner partner(InitiativeDraft.Partner from) {
    ProjectContent.Partner partner = new ProjectContent.Partner();
    partner.organisation = text(from.organisation());
    partner.name = from.name();
    partner.part = from.part();
    return partner;
  }

  private static ProjectContent.Link link(InitiativeDraft.Link from) {
    ProjectContent.Link link = new ProjectContent.Link();
    link.address = from.address();
    link.title = from.title();
    return link;
  }

  private static ProjectContent.File file(Attachment from) {
    ProjectContent.File file = new ProjectContent.File();
    file.id = from.id().toString();
    file.address = from.path();
    return file;
  }

  /** What was sent, as far as it can be read. */
  static InitiativeDraft draft(ProjectContent c, Reading reading) {
    return new InitiativeDraft(
        reading.choice("kind", c.kind, InitiativeDraft.Kind.class),
        c.original,
        reading.texts(texts(c, reading)),
        Reading.codes(c.themes),
        reading.choice("status", c.status, InitiativeDraft.Status.class),
        date("from", c.from, reading),
        date("to", c.to, reading),
        reading.choice("needsMethod", c.needsMethod, InitiativeDraft.NeedsMethod.class),
        date("needsDate", c.needsDate, reading),
        reading.choice("evidence", c.evidence, InitiativeDraft.Evidence.class),
        reading.number("budget", c.budget),
        reading.rows(
            "fundings",
            c.fundings,
            InitiativeRules.FUNDINGS,
            (row, f) ->
                new InitiativeDraft.Funding(
                    f.programme,
                    reading.number(row + "amount", f.amount),
                    reading.number(row + "share", f.share))),
        reading.rows(
            "results",
            c.results,
            InitiativeRules.RESULTS,
            (row, r) ->
                new InitiativeDraft.Result(
                    r.indicator,
                    reading.number(row + "baseline", r.baseline),
                    reading.number(row + "value", r.value),
                    r.unit)),
        reading.rows(
            "partners",
            c.partners,
            InitiativeRules.RESULTS,
            (row, p) ->
                new InitiativeDraft.Partner(
                    reading.id(row + "organisation", p.organisation), p.name, p.part)),
        reading.rows(
            "links",
            c.links,
            InitiativeRules.FUNDINGS,
            (row, l) -> new InitiativeDraft.Link(l.address, l.title)),
        reading
            .rows(
                "attachments",
                c.attachments,
                Attachments.MOST,
                (row, f) -> reading.required(row + "id", f.id))
            .stream()
            .filter(Objects::nonNull)
            .toList());
  }

  private static Map<String, InitiativeText> texts(ProjectContent c, Reading reading) {
    Map<String, InitiativeText> texts = new TreeMap<>();
    reading.rows(
        "texts",
        c.texts,
        LANGUAGES,
        (row, t) -> texts.put(t.language == null ? "" : t.language, text(t)));
    return texts;
  }

  private static InitiativeText text(ProjectContent.Text t) {
    return new InitiativeText(
        t.title,
        t.summary,
        t.needs,
        t.planning,
        t.actions,
        t.outcome,
        t.challenges,
        t.successes,
        t.lessons,
        t.notAgain,
        t.transfer);
  }

  private static LocalDate date(String field, String text, Reading reading) {
    return reading.value(field, text, "projects.problem.date", LocalDate::parse);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
