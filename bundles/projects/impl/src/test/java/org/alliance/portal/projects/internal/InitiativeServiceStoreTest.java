package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class InitiativeServiceStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;
  private final InitiativeService service;

  public InitiativeServiceStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
    this.service = fixture.service;
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private List<Change> since(long head) {
    return fixture.db.changes().read(head, 100);
  }

  @Test
  public void whatWasWrittenIsPublishedAndRead() {
    long head = fixture.db.changes().head();
    Initiative published = fixture.publish(fixture.town, Samples.full());
    assertThat(published.version()).isEqualTo(1);
    assertThat(service.get(published.id())).isEqualTo(published);
    assertThat(published.content()).isEqualTo(Samples.full());
    assertThat(published.evidence()).isEqualTo(InitiativeDraft.Evidence.DEMONSTRATED);
    assertThat(since(head))
        .extracting(c -> c.feature() + " " + c.type() + " " + c.verb() + " " + c.audience())
        .containsExactly("projects initiative CREATED MEMBERS");
    assertThat(since(head).get(0).organisation()).isEqualTo(fixture.town);
    assertThat(fixture.reviews.find(published.ref())).isEmpty();
    assertThat(fixture.history.get(published.ref(), 1).orElseThrow().snapshot())
        .containsEntry("themes", List.of("education", "health"))
        .containsEntry(
            "links",
            List.of(Map.of("address", "https://town.example/mediation", "title", "Report")));
    InitiativeSummary summary =
        service.summaries(List.of(published.id()), "en").get(published.id());
    assertThat(summary.title().value()).isEqualTo("School mediation");
    assertThat(summary.organisationName().value()).isEqualTo("Town");
    assertThat(summary.country()).isEqualTo("RS");
    assertThat(summary.budget()).isEqualByComparingTo("120000.5");
    assertThat(service.partnered(fixture.other, 10, "fr"))
        .extracting(s -> s.title().value())
        .containsExactly("Médiation scolaire");
  }

  @Test
  public void aShortFormIsEnoughAndStepsAddToIt() {
    Reviews.Work work =
        service.begin(
            fixture.town,
            Map.of(
                "kind", List.of("policy"),
                "original", List.of("en"),
                "texts.en.title", List.of("Fair letting"),
                "csrf", List.of("secret")));
    Id id = work.ref().id();
    assertThat(work.title()).isEqualTo("Fair letting");
    assertThat(work.path()).isEqualTo("/projects/" + id);
    assertThat(work.values()).doesNotContainKey("csrf");
    assertThatThrownBy(() -> service.submit(id, 1)).isInstanceOf(ValidationException.class);
    service.save(
        id,
        1,
        Map.of(
            "themes", List.of("", "housing"),
            "texts.en.summary", List.of("What"),
            "texts.en.outcome", List.of("Result")));
    assertThatThrownBy(() -> service.save(id, 1, Map.of())).isInstanceOf(ConflictException.class);
    assertThat(service.work(id).values()).containsEntry("themes", List.of("housing"));
    assertThat(service.submit(id, 2).state()).isEqualTo(Reviews.State.SUBMITTED);
    service.giveBack(id, 3, Map.of("texts.en.title", "Longer, please"), null);
    service.save(id, 4, Map.of("texts.en.title", List.of("Fair letting rules")));
    service.submit(id, 5);
    Initiative published = service.publish(id, 6);
    assertThat(published.content().texts().get("en").title()).isEqualTo("Fair letting rules");
  }

  @Test
  public void whatCannotBeReadOrIsMissingIsToldByField() {
    Reviews.Work work =
        service.begin(
            fixture.town,
            Map.of("original", List.of("en"), "budget", List.of("much"), "themes", List.of("no")));
    ValidationException refused =
        catchThrowableOfType(
            ValidationException.class, () -> service.publish(work.ref().id(), work.version()));
    assertThat(refused.problems())
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder(
            "budget", "kind", "texts.en.title", "texts.en.summary", "texts.en.outcome", "themes");
    assertThatThrownBy(() -> service.get(work.ref().id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void charactersThatNoDatabaseTakesAreLeftOut() {
    Initiative published =
        fixture.publish(fixture.town, Samples.small("One\u0000 \n two \ud800", "education"));
    assertThat(published.content().texts().get("en").title()).isEqualTo("One two");
    assertThat(
            service
                .adopt(
                    fixture.publish(fixture.other, Samples.small("Copy")).id(),
                    published.id(),
                    "a\u0000b")
                .changes())
        .isEqualTo("ab");
  }

  @Test
  public void aNewVersionIsPublishedWhileTheOldOneStays() {
    Initiative first = fixture.publish(fixture.town, Samples.small("One", "education"));
    Reviews.Work work = service.edit(first.id());
    assertThat(service.edit(first.id())).isEqualTo(work);
    assertThat(work.base()).isEqualTo(1);
    Reviews.Work changed =
        service.save(
            first.id(),
            work.version(),
            Map.of("texts.en.title", List.of("Two"), "themes", List.of("housing")));
    assertThat(service.get(first.id()).content().texts().get("en").title()).isEqualTo("One");
    long head = fixture.db.changes().head();
    Initiative second = service.publish(first.id(), changed.version());
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.created()).isEqualTo(first.created());
    assertThat(since(head))
        .extracting(c -> c.verb() + " " + c.fields())
        .containsExactly("UPDATED [texts.en.title, themes]");
    assertThat(service.history(first.id(), 10, null).items()).hasSize(2);
    assertThat(list(new InitiativeFilter(null, null, "education", null))).isEmpty();
    assertThat(list(new InitiativeFilter(null, null, "housing", null))).containsExactly("Two");
  }

  private List<String> list(InitiativeFilter filter) {
    return service.list(filter, 50, null, "en").items().stream()
        .map(s -> s.title().value())
        .toList();
  }

  @Test
  public void theSameAgainChangesNothingAndAnnouncesNothing() {
    Initiative first = fixture.publish(fixture.town, Samples.full());
    Reviews.Work work = service.edit(first.id());
    work = service.save(first.id(), work.version(), Map.of("budget", List.of("120 000,50")));
    long head = fixture.db.changes().head();
    assertThat(service.publish(first.id(), work.version())).isEqualTo(first);
    assertThat(since(head)).isEmpty();
    assertThat(service.history(first.id(), 10, null).items()).hasSize(1);
    assertThat(fixture.reviews.find(first.ref())).isEmpty();
  }

  @Test
  public void aWorkingCopyOfAnOldVersionIsAConflict() {
    Initiative first = fixture.publish(fixture.town, Samples.small("One"));
    Reviews.Work work = service.edit(first.id());
    fixture.db.database().update("update projects_initiative set version = 5");
    ConflictException conflict =
        catchThrowableOfType(
            ConflictException.class, () -> service.publish(first.id(), work.version()));
    assertThat(((Initiative) conflict.current()).version()).isEqualTo(5);
    assertThatThrownBy(() -> service.publish(first.id(), work.version() + 1))
        .isInstanceOfSatisfying(
            ConflictException.class, c -> assertThat(c.current()).isEqualTo(work));
  }

  @Test
  public void aPartnerReplacesWhatTheWorkingCopySays() {
    Initiative first = fixture.publish(fixture.town, Samples.small("One"));
    Reviews.Work work = service.save(first.id(), 0, Samples.full());
    assertThat(work.base()).isEqualTo(1);
    assertThat(service.draft(work)).isEqualTo(Samples.full());
    assertThatThrownBy(() -> service.save(first.id(), 0, Samples.full()))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> service.discard(first.id(), 9)).isInstanceOf(ConflictException.class);
    service.discard(first.id(), work.version());
    assertThatThrownBy(() -> service.work(first.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void whatWasRemovedIsGoneAndTellsWhatReplacedIt() {
    Initiative old = fixture.publish(fixture.town, Samples.full());
    Initiative better = fixture.publish(fixture.town, Samples.small("Better"));
    service.edit(old.id());
    assertThatThrownBy(() -> service.delete(old.id(), 2, null))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> service.delete(old.id(), 1, old.id()))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> service.delete(old.id(), 1, new Id(5)))
        .isInstanceOf(ValidationException.class);
    long head = fixture.db.changes().head();
    service.delete(old.id(), 1, better.id());
    assertThatThrownBy(() -> service.get(old.id()))
        .isInstanceOfSatisfying(
            GoneException.class, gone -> assertThat(gone.replacedBy()).isEqualTo(better.ref()));
    assertThat(since(head)).extracting(Change::verb).containsExactly(Change.Verb.DELETED);
    assertThat(list(InitiativeFilter.ALL)).containsExactly("Better");
    assertThat(service.get(List.of(old.id(), better.id()))).containsOnlyKeys(better.id());
    assertThat(fixture.reviews.find(old.ref())).isEmpty();
    assertThat(fixture.history.all).doesNotContainKey(old.ref());
    assertThatThrownBy(() -> service.delete(old.id(), 1, null)).isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> service.edit(old.id())).isInstanceOf(GoneException.class);
    assertThat(
            fixture
                .db
                .database()
                .first(
                    "select content from projects_initiative where id = ?",
                    r -> r.text("content"),
                    old.id()))
        .contains("{}");
  }

  @Test
  public void filesAreThoseOfTheThing() {
    Reviews.Work work = service.begin(fixture.town, Samples.small("With a file"));
    Id id = work.ref().id();
    work = service.save(id, 1, Map.of("attachments", List.of(new Id(4).toString())));
    int version = work.version();
    assertThatThrownBy(() -> service.publish(id, version))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        FieldProblem.of("attachments", "projects.problem.file-gone", "number", 1)));
    assertThatThrownBy(() -> service.submit(id, version)).isInstanceOf(ValidationException.class);
    Id file = fixture.files.add(work.ref(), fixture.town, "plan.pdf", null, null).id();
    work = service.save(id, version, Map.of("attachments", List.of(file.toString())));
    assertThat(service.publish(id, work.version()).content().attachments()).containsExactly(file);
  }

  @Test
  public void filesGoWithTheLastThatNamesThem() {
    Reviews.Work work = service.begin(fixture.town, Samples.small("With files"));
    Id id = work.ref().id();
    Id kept = bring(work, "kept.pdf");
    Id dropped = bring(work, "dropped.pdf");
    work = attach(work, kept, dropped);
    bring(work, "never-named.pdf");
    service.publish(id, work.version());
    assertThat(attached(work)).containsExactly(kept, dropped);
    work = service.edit(id);
    Id fresh = bring(work, "fresh.pdf");
    work = attach(work, kept, fresh);
    service.discard(id, work.version());
    assertThat(attached(work)).containsExactly(kept, dropped);
    work = attach(service.edit(id), kept);
    service.publish(id, work.version());
    assertThat(attached(work)).containsExactly(kept);
    Reviews.Work draft = service.begin(fixture.town, Samples.small("Never published"));
    draft = attach(draft, bring(draft, "plan.pdf"));
    service.discard(draft.ref().id(), draft.version());
    assertThat(attached(draft)).isEmpty();
  }

  private Id bring(Reviews.Work work, String name) {
    return fixture.files.add(work.ref(), fixture.town, name, null, null).id();
  }

  private Reviews.Work attach(Reviews.Work work, Id... files) {
    List<String> named = Arrays.stream(files).map(Id::toString).toList();
    return service.save(work.ref().id(), work.version(), Map.of("attachments", named));
  }

  private List<Id> attached(Reviews.Work work) {
    return fixture.files.of(work.ref()).stream().map(Attachment::id).toList();
  }

  @Test
  public void mergedThemesAreReplacedWhenPublished() {
    Reviews.Work work = service.begin(fixture.town, Samples.small("One", "housing", "poverty"));
    fixture.vocabulary.merge(Vocabulary.THEME, "housing", "poverty");
    assertThat(service.publish(work.ref().id(), 1).content().themes()).containsExactly("poverty");
    assertThat(list(new InitiativeFilter(null, null, "housing", null))).containsExactly("One");
  }

  @Test
  public void wrongFiltersAreToldByField() {
    assertThatThrownBy(
            () -> service.list(new InitiativeFilter(null, "QQ", "no", null), 5, null, "en"))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .containsExactly("theme", "country"));
    assertThatThrownBy(() -> service.list(InitiativeFilter.ALL, 0, null, "en"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> service.list(InitiativeFilter.ALL, 5, "x", "en"))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void nobodyDoesWhatNobodyMay() {
    Initiative published = fixture.publish(fixture.town, Samples.small("One"));
    Reviews.Work work = service.edit(published.id());
    Id id = published.id();
    fixture.access.refused.addAll(Set.of(Initiatives.WRITE, Initiatives.REVIEW));
    List<Runnable> writes =
        List.of(
            () -> service.begin(fixture.town, Map.of()),
            () -> service.begin(fixture.town, Samples.full()),
            () -> service.work(id),
            () -> service.edit(id),
            () -> service.save(id, work.version(), Map.of()),
            () -> service.save(id, work.version(), Samples.full()),
            () -> service.submit(id, work.version()),
            () -> service.takeBack(id, work.version()),
            () -> service.giveBack(id, work.version(), Map.of(), "note"),
            () -> service.publish(id, work.version()),
            () -> service.discard(id, work.version()),
            () -> service.delete(id, 1, null),
            () -> service.adopt(id, new Id(1), "text"),
            () -> service.asked(fixture.town));
    writes.forEach(
        write -> assertThatThrownBy(write::run).isInstanceOf(AccessDeniedException.class));
    assertThat(service.get(id)).isEqualTo(published);
    fixture.access.refused.add(Initiatives.READ);
    assertThatThrownBy(() -> service.get(id)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.get(List.of(id))).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.summaries(List.of(id), "en"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.list(InitiativeFilter.ALL, 5, null, "en"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.history(id, 5, null))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> service.adoptions(id)).isInstanceOf(AccessDeniedException.class);
  }
}
