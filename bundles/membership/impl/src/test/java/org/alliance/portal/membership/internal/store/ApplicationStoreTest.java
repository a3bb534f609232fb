package org.alliance.portal.membership.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.Link;
import org.alliance.portal.membership.internal.Message;
import org.alliance.portal.membership.internal.Samples;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ApplicationStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ApplicationStore store;
  private final LinkStore links;

  public ApplicationStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("membership", getClass().getClassLoader());
    this.store = new ApplicationStore(db.database());
    this.links = new LinkStore(db.database());
  }

  @Before
  public void empty() {
    for (String table : new String[] {"link", "message", "application"}) {
      db.database().update("delete from membership_" + table);
    }
  }

  private Application insert(String reference, State state) {
    Application application = Samples.application(db.ids().next(), reference, state);
    store.insert(application);
    return application;
  }

  @Test
  public void everythingComesBack() {
    Application one = insert("J-AAAA-11", State.WAITING).assigned(new Id(9), Samples.NOW);
    assertThat(store.update(one)).isTrue();
    Application two = store.find(one.id()).orElseThrow();
    assertThat(two).usingRecursiveComparison().ignoringFields("version").isEqualTo(one);
    assertThat(two.version()).isEqualTo(2);

    Application decided =
        two.decided(State.ACCEPTED, new Id(77), "account:9", "Welcome", Samples.NOW);
    assertThat(store.update(decided)).isTrue();
    assertThat(store.byOrganisation(new Id(77)))
        .hasValueSatisfying(
            found -> {
              assertThat(found.decisionNote()).isEqualTo("Welcome");
              assertThat(found.times()).isEqualTo(decided.times());
              assertThat(found.state()).isEqualTo(State.ACCEPTED);
            });
  }

  @Test
  public void nothingSaidComesBackToo() {
    Application full = Samples.application(db.ids().next(), "J-AAAA-12", State.DRAFT);
    Application bare =
        new Application(
            full.id(),
            1,
            full.reference(),
            Application.Way.COOPERATE,
            State.DRAFT,
            "fr",
            Application.Answers.NONE,
            null,
            true,
            null,
            null,
            null,
            null,
            true,
            full.times());
    store.insert(bare);
    assertThat(store.find(bare.id())).contains(bare);
  }

  @Test
  public void aChangeOfAnOldVersionChangesNothing() {
    Application one = insert("J-AAAA-13", State.WAITING);
    assertThat(store.update(one.in(State.ASKED, Samples.NOW))).isTrue();
    assertThat(store.update(one.in(State.WITHDRAWN, Samples.NOW))).isFalse();
    assertThat(store.find(one.id()).orElseThrow().state()).isEqualTo(State.ASKED);
  }

  @Test
  public void aReferenceIsThereOnce() {
    insert("J-AAAA-14", State.WAITING);
    assertThatThrownBy(() -> insert("J-AAAA-14", State.WAITING))
        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.duplicate()).isTrue());
  }

  @Test
  public void pendingOnesAreFoundByCountryAndName() {
    Application waiting = insert("J-AAAA-15", State.WAITING);
    Application unconfirmed = insert("J-AAAA-16", State.UNCONFIRMED);
    insert("J-AAAA-17", State.DRAFT);
    insert("J-AAAA-18", State.DECLINED);
    assertThat(store.pending("RS", List.of("x", "novi primer")))
        .extracting(Application::id)
        .containsExactly(waiting.id(), unconfirmed.id());
    assertThat(store.pending("FR", List.of("novi primer"))).isEmpty();
    assertThat(store.pending("RS", List.of("novi"))).isEmpty();
  }

  @Test
  public void theNewestOfAnAddressComeFirst() {
    insert("J-AAAA-19", State.WAITING);
    Application second = insert("J-AAAA-20", State.DECLINED);
    Application third = insert("J-AAAA-21", State.DRAFT);
    assertThat(store.byEmail("ana@novi-primer.example", 2))
        .extracting(Application::id)
        .containsExactly(third.id(), second.id());
    assertThat(store.byEmail("other@novi-primer.example", 2)).isEmpty();
  }

  @Test
  public void draftsAreCountedNoFurtherThanNeeded() {
    insert("J-AAAA-22", State.DRAFT);
    insert("J-AAAA-23", State.DRAFT);
    insert("J-AAAA-24", State.WAITING);
    assertThat(store.drafts(10)).isEqualTo(2);
    assertThat(store.drafts(1)).isEqualTo(1);
  }

  @Test
  public void whatWasTypedIsKept() {
    Application one = insert("J-AAAA-25", State.DRAFT);
    assertThat(store.written(one.id()).orElseThrow().typed()).isNull();
    String long30k = "é".repeat(30_000);
    store.type(one.id(), long30k);
    assertThat(store.written(one.id()).orElseThrow().typed()).isEqualTo(long30k);
    assertThat(store.update(one.in(State.UNCONFIRMED, Samples.NOW))).isTrue();
    assertThat(store.written(one.id()).orElseThrow().typed()).isEqualTo(long30k);
    store.type(one.id(), null);
    assertThat(store.written(one.id()).orElseThrow().typed()).isNull();
  }

  @Test
  public void messagesStandInOrder() {
    Application one = insert("J-AAAA-26", State.WAITING);
    Message question =
        new Message(db.ids().next(), one.id(), "account:9", "How many schools?", Samples.NOW);
    Message answer =
        new Message(db.ids().next(), one.id(), Message.APPLICANT, "Twelve.", Samples.NOW);
    store.add(question);
    store.add(answer);
    assertThat(store.messages(one.id())).containsExactly(question, answer);
    assertThat(store.messages(new Id(1))).isEmpty();
  }

  @Test
  public void aLinkIsUsedOnce() {
    Application one = insert("J-AAAA-27", State.UNCONFIRMED);
    Link link =
        new Link(
            "a".repeat(64),
            one.id(),
            Link.Purpose.CONFIRM,
            Samples.NOW,
            Samples.NOW.plusSeconds(60),
            null);
    links.insert(link);
    assertThat(links.find(link.hash())).contains(link);
    assertThat(links.use(link.hash(), Samples.NOW, Samples.NOW.plusSeconds(600))).isTrue();
    assertThat(links.use(link.hash(), Samples.NOW, Samples.NOW.plusSeconds(900))).isFalse();
    assertThat(links.find(link.hash()).orElseThrow().expires())
        .isEqualTo(Samples.NOW.plusSeconds(600));
    assertThat(links.find("b".repeat(64))).isEmpty();
  }

  @Test
  public void linksEndNoLaterThanTold() {
    Application one = insert("J-AAAA-28", State.WAITING);
    for (int i = 1; i <= 2; i++) {
      links.insert(
          new Link(
              String.valueOf(i).repeat(64),
              one.id(),
              Link.Purpose.OPEN,
              Samples.NOW,
              Samples.NOW.plusSeconds(60L * i),
              null));
    }
    links.end(one.id(), Samples.NOW.plusSeconds(90));
    assertThat(links.find("1".repeat(64)).orElseThrow().expires())
        .isEqualTo(Samples.NOW.plusSeconds(60));
    assertThat(links.find("2".repeat(64)).orElseThrow().expires())
        .isEqualTo(Samples.NOW.plusSeconds(90));
  }

  @Test
  public void theQueriesUseAnIndex() {
    for (int i = 0; i < 300; i++) {
      insert("J-%04d-99".formatted(i), State.WAITING);
    }
    assertThat(db.plan(ApplicationStore.pending(2), "RS", "x", "y").toLowerCase(Locale.ROOT))
        .contains("membership_application_match");
    assertThat(db.plan(ApplicationStore.BY_EMAIL, "x", 3)).contains("membership_application_email");
  }
}
