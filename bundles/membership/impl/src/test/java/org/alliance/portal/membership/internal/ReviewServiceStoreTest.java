package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.membership.api.Accepted;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ReviewServiceStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;

  public ReviewServiceStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
  }

  private Application put(String country, String email, String key, State state) {
    Application a = Samples.application(desk.db.ids().next(), desk.reference(), state);
    return desk.put(
        ReviewDesk.with(a, ReviewDesk.from(country, email), key, null, a.times().changed()));
  }

  @Test
  public void othersOfTheSameNameOrAddressAreShown() {
    Application it = put("RS", "ana@one.example", "novi primer", State.WAITING);
    Application sameName = put("RS", "bo@two.example", "novi primer", State.DECLINED);
    Application sameAddress = put("FR", "ana@one.example", "lyon", State.WAITING);
    put("FR", "bo@two.example", "novi primer", State.WAITING);
    put("RS", "ana@one.example", "novi primer", State.DRAFT);
    assertThat(desk.review.dossier(it.id()).twins())
        .extracting(Application::id)
        .containsExactlyInAnyOrder(sameName.id(), sameAddress.id());
    assertThat(desk.review.dossier(sameAddress.id()).twins())
        .extracting(Application::id)
        .containsExactly(it.id());
  }

  @Test
  public void itsOwnOrganisationIsNotAnotherOne() {
    Application it = desk.put(State.WAITING);
    Organisation there =
        new Organisation(
            new Id(77),
            1,
            ByLanguage.of("sr", "Novi Primer"),
            "RS",
            "municipality",
            Organisation.State.LEFT);
    desk.organisations.alike.add(there);
    assertThat(desk.review.dossier(it.id()).organisations()).containsExactly(there);
    Id made = desk.decisions.accept(it.id(), 1, ReviewDesk.acceptance());
    desk.organisations.alike.add(desk.organisations.get(made));
    assertThat(desk.review.dossier(it.id()).organisations()).containsExactly(there);
  }

  @Test
  public void theHistorySaysWhoDidWhat() {
    Application it = desk.put(State.WAITING);
    desk.decisions.assign(it.id(), 1, ReviewDesk.OTHER);
    desk.decisions.ask(it.id(), 2, "Why?");
    desk.say(it, Message.APPLICANT, "Because.");
    desk.decisions.decline(it.id(), 3, "No.");
    ReviewService.Dossier dossier = desk.review.dossier(it.id());
    assertThat(dossier.events())
        .extracting(Event::what)
        .containsExactly("begun", "submitted", "confirmed", "asked", "answered", "declined");
    assertThat(dossier.names())
        .containsEntry("account:" + ReviewDesk.ME, "Mo Derator")
        .containsEntry("account:" + ReviewDesk.OTHER, "Ann Other");
    assertThat(dossier.stage()).isEqualTo(Stage.DECLINED);
  }

  @Test
  public void aDraftIsNobodysBusiness() {
    Application draft = desk.put(State.DRAFT);
    assertThatThrownBy(() -> desk.review.dossier(draft.id())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> desk.review.get(draft.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void theTableNamesNoApplicant() {
    Application it = desk.put(State.WAITING);
    desk.decisions.assign(it.id(), 1, ReviewDesk.OTHER);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    desk.review.export(QueueFilter.OPEN, "en", file, ';');
    String table = file.toString(StandardCharsets.UTF_8);
    assertThat(table.lines()).hasSize(2);
    assertThat(table)
        .contains(it.reference())
        .contains("Grad Novi Primer")
        .contains("Ann Other")
        .doesNotContain("Ana Primer")
        .doesNotContain("@");
    ByteArrayOutputStream none = new ByteArrayOutputStream();
    desk.review.export(
        new QueueFilter(Set.of(), Set.of(), Set.of("FR"), Set.of()), "en", none, ',');
    assertThat(none.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  public void otherFeaturesReadWhatAnAcceptedOneSaid() {
    Application it = desk.put(State.WAITING);
    Id made = desk.decisions.accept(it.id(), 1, ReviewDesk.acceptance());
    ApplicationsService api = new ApplicationsService(desk.access, desk.store);
    Accepted accepted = api.accepted(made).orElseThrow();
    assertThat(accepted.application()).isEqualTo(it.id());
    assertThat(accepted.about()).isEqualTo("A town with many schools.");
    assertThat(accepted.themes()).containsExactly("housing", "education");
    assertThat(accepted.population()).isEqualTo(52_000);
    assertThat(api.accepted(new Id(5))).isEmpty();
    desk.access.refused.add(MembershipContribution.REVIEW);
    assertThatThrownBy(() -> api.accepted(made))
        .isInstanceOf(org.alliance.portal.api.access.AccessDeniedException.class);
  }
}
