package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft.Evidence;
import org.alliance.portal.projects.api.Initiatives;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class AdoptionStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;
  private final InitiativeService service;
  private Initiative source;
  private Initiative adopter;

  public AdoptionStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
    this.service = fixture.service;
  }

  @Before
  public void publish() {
    fixture.empty();
    source = fixture.publish(fixture.town, Samples.documented("Model"));
    adopter = fixture.publish(fixture.other, Samples.small("Copy"));
  }

  private void refused(String problem, Id from, Id to, String changes) {
    assertThatThrownBy(() -> service.adopt(from, to, changes))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.problems().get(0).key()).isEqualTo(problem));
  }

  @Test
  public void theSourceIsAskedAndItsConfirmationCounts() {
    long head = fixture.db.changes().head();
    Adoption asked = service.adopt(adopter.id(), source.id(), "  Fewer posts  ");
    assertThat(asked.state()).isEqualTo(Adoption.State.ASKED);
    assertThat(asked.changes()).isEqualTo("Fewer posts");
    assertThat(service.get(source.id()).adoptions()).isZero();
    assertThat(service.asked(fixture.town)).containsExactly(asked);
    assertThat(service.asked(fixture.other)).isEmpty();
    assertThat(fixture.db.changes().read(head, 10))
        .extracting(c -> c.id() + " " + c.verb() + " " + c.fields())
        .containsExactly(
            source.id() + " UPDATED [adoptions]", adopter.id() + " UPDATED [adoptions]");
    Letter letter = fixture.outbox.letters.get(0);
    assertThat(letter.kind()).isEqualTo("projects-adopted");
    assertThat(letter.to()).isEqualTo(fixture.town + "@town.example");
    assertThat(letter.values())
        .containsEntry("title", "Model")
        .containsEntry("adopter", "Copy")
        .containsEntry("organisation", "Other")
        .containsEntry("changes", "Fewer posts")
        .containsEntry("link", "https://portal.example/fr/projects/" + source.id());

    Adoption confirmed = service.answer(asked.id(), true);
    assertThat(confirmed.state()).isEqualTo(Adoption.State.CONFIRMED);
    assertThat(confirmed.answered()).isNotNull();
    Initiative after = service.get(source.id());
    assertThat(after.adoptions()).isEqualTo(1);
    assertThat(after.evidence()).isEqualTo(Evidence.REPLICATED);
    assertThat(after.content().evidence()).isEqualTo(Evidence.PROMISING);
    assertThat(after.version()).isEqualTo(1);
    assertThat(fixture.outbox.letters).hasSize(2);
    assertThat(fixture.outbox.letters.get(1).kind()).isEqualTo("projects-adoption-answered");
    assertThat(fixture.outbox.letters.get(1).to()).isEqualTo(fixture.other + "@town.example");

    assertThat(service.answer(asked.id(), true)).isEqualTo(confirmed);
    assertThat(fixture.outbox.letters).hasSize(2);
    assertThatThrownBy(() -> service.answer(asked.id(), false))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  public void whatIsNotDocumentedIsNotReplicatedUntilItIs() {
    Initiative bare = fixture.publish(fixture.town, Samples.small("Bare"));
    Adoption asked = service.adopt(adopter.id(), bare.id(), "Everything");
    service.answer(asked.id(), true);
    assertThat(service.get(bare.id()).evidence()).isNull();
    assertThat(service.get(bare.id()).adoptions()).isEqualTo(1);
    int version = service.edit(bare.id()).version();
    version = service.save(bare.id(), version, Samples.documented("Bare")).version();
    assertThat(service.publish(bare.id(), version).evidence()).isEqualTo(Evidence.REPLICATED);
  }

  @Test
  public void whatIsDeniedStaysWithTheAdoptersTeam() {
    Adoption asked = service.adopt(adopter.id(), source.id(), "Text");
    fixture.access.refused.add(Initiatives.WRITE);
    assertThat(service.adoptions(source.id())).isEmpty();
    assertThat(service.adoptions(adopter.id())).isEmpty();
    fixture.access.refused.clear();
    assertThat(service.adoptions(source.id())).containsExactly(asked);
    Adoption denied = service.answer(asked.id(), false);
    assertThat(service.adoptions(source.id())).isEmpty();
    assertThat(service.adoptions(adopter.id())).containsExactly(denied);
    fixture.access.refused.add(Initiatives.WRITE);
    assertThat(service.adoptions(adopter.id())).isEmpty();
    assertThat(service.get(source.id()).adoptions()).isZero();
    assertThat(fixture.outbox.letters.get(1).kind()).isEqualTo("projects-adoption-denied");
  }

  @Test
  public void wrongAdoptionsAreRefused() {
    refused("projects.problem.itself", adopter.id(), adopter.id(), "Text");
    refused("portal.problem.required", adopter.id(), null, "Text");
    refused("portal.problem.required", adopter.id(), source.id(), " ");
    refused("portal.problem.too-long", adopter.id(), source.id(), "x".repeat(2_001));
    refused("portal.problem.unknown-value", adopter.id(), new Id(5), "Text");
    Initiative newer = fixture.publish(fixture.other, Samples.small("Newer"));
    refused("projects.problem.older", adopter.id(), newer.id(), "Text");
    assertThat(service.adopt(newer.id(), adopter.id(), "An older one of our own")).isNotNull();
    service.adopt(adopter.id(), source.id(), "Text");
    refused("projects.problem.adopted", adopter.id(), source.id(), "Text");
    assertThatThrownBy(() -> service.adopt(new Id(5), source.id(), "Text"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> service.answer(new Id(5), true)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void noChainLeadsBackToItsBeginning() {
    Initiative third = fixture.publish(fixture.town, Samples.small("Third"));
    service.adopt(adopter.id(), source.id(), "Text");
    service.adopt(third.id(), adopter.id(), "Text");
    refused("projects.problem.circle", source.id(), adopter.id(), "Text");
    fixture.organisations.add(1003, "Elsewhere", "DE");
    Initiative elsewhere = fixture.publish(new Id(1003), Samples.small("Elsewhere"));
    service.adopt(elsewhere.id(), third.id(), "Text");
    refused("projects.problem.circle", source.id(), elsewhere.id(), "Text");
  }

  @Test
  public void aChainThatIsTooLongIsRefused() {
    List<Id> chain = new ArrayList<>(List.of(adopter.id()));
    for (int i = 0; i < Adopting.DEPTH; i++) {
      fixture.organisations.add(2_000 + i, "Town " + i, "RS");
      Id next = fixture.publish(new Id(2_000 + i), Samples.small("Link " + i)).id();
      service.adopt(next, chain.get(chain.size() - 1), "Text");
      chain.add(next);
    }
    Initiative last = fixture.publish(fixture.town, Samples.small("Last"));
    refused("projects.problem.chain", last.id(), chain.get(chain.size() - 1), "Text");
  }

  private Id chained(Id source, int number) {
    Id organisation = new Id(3_000 + number);
    fixture.organisations.add(organisation.value(), "Town " + number, "RS");
    Id next = fixture.publish(organisation, Samples.small("Link " + number)).id();
    service.answer(service.adopt(next, source, "Text").id(), true);
    return next;
  }

  @Test
  public void theTreeReachesFiveLevelsUpAndDown() {
    List<Id> chain = new ArrayList<>(List.of(source.id()));
    for (int i = 0; i < 12; i++) {
      chain.add(chained(chain.get(i), i));
    }
    AdoptionTree middle = service.tree(chain.get(6));
    assertThat(middle.above())
        .extracting(Adoption::source)
        .containsExactly(chain.get(5), chain.get(4), chain.get(3), chain.get(2), chain.get(1));
    assertThat(middle.below())
        .extracting(Adoption::adopter)
        .containsExactly(chain.get(7), chain.get(8), chain.get(9), chain.get(10), chain.get(11));
    assertThat(middle.more()).isTrue();
    AdoptionTree end = service.tree(chain.get(12));
    assertThat(end.below()).isEmpty();
    AdoptionTree near = service.tree(chain.get(5));
    assertThat(near.above()).hasSize(5);
    service.adopt(adopter.id(), chain.get(7), "Not confirmed");
    assertThat(service.tree(chain.get(7)).below()).hasSize(6);
    assertThat(service.tree(chain.get(6)).below()).hasSize(5);
  }

  @Test
  public void theTreeTellsWhenAllIsShownAndWhenItIsNot() {
    Id one = chained(source.id(), 1);
    Id two = chained(source.id(), 2);
    Id both = chained(one, 3);
    service.answer(service.adopt(both, two, "Text").id(), true);
    AdoptionTree tree = service.tree(source.id());
    assertThat(tree.more()).isFalse();
    assertThat(tree.below()).hasSize(4);
    assertThat(service.tree(both).above()).hasSize(4);
    List<Object[]> many = new ArrayList<>();
    for (int i = 0; i < 210; i++) {
      Id id = fixture.publish(fixture.other, Samples.small("Copy " + i)).id();
      many.add(new Object[] {fixture.db.ids().next(), two, id, fixture.other});
    }
    fixture
        .db
        .database()
        .batch(
            "insert into projects_adoption (id, source_id, adopter_id, source_organisation,"
                + " changes, state, said_at) values (?, ?, ?, ?, 'x', 'confirmed', 1)",
            many);
    AdoptionTree large = service.tree(source.id());
    assertThat(large.below()).hasSize(AdoptionTree.MOST);
    assertThat(large.more()).isTrue();
  }

  @Test
  public void whoIsRemovedCountsNoMore() {
    Adoption asked = service.adopt(adopter.id(), source.id(), "Text");
    service.answer(asked.id(), true);
    long head = fixture.db.changes().head();
    service.delete(adopter.id(), 1, null);
    Initiative after = service.get(source.id());
    assertThat(after.adoptions()).isZero();
    assertThat(after.evidence()).isEqualTo(Evidence.PROMISING);
    assertThat(service.adoptions(source.id())).isEmpty();
    assertThat(fixture.db.changes().read(head, 10))
        .extracting(c -> c.id() + " " + c.verb())
        .containsExactlyInAnyOrder(
            source.id() + " " + Change.Verb.UPDATED, adopter.id() + " " + Change.Verb.DELETED);
  }
}
