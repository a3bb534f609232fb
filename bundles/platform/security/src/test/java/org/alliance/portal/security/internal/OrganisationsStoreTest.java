package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OrganisationsStoreTest {
  private static final ByLanguage<String> NAMES =
      new ByLanguage<>("fr", Map.of("fr", "Ville", "en", "Town"));

  private final Room room;

  public OrganisationsStoreTest(String name, TestDatabase db) {
    room = new Room(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private static Principal account(PlatformRole role, Map<Id, TeamRole> teams) {
    return new Principal(Principal.Kind.ACCOUNT, new Id(5), "", Set.of(role), teams, Set.of());
  }

  private Id create() {
    return room.access.as(
        account(PlatformRole.MODERATOR, Map.of()),
        () -> room.organisations.create(NAMES, "FR", "municipality"));
  }

  private void change(Principal who, Id id, ByLanguage<String> names, String country, String kind) {
    room.access.as(
        who,
        () -> {
          room.organisations.change(id, names, country, kind);
          return null;
        });
  }

  @Test
  public void whatIsCreatedIsFoundAndLogged() {
    long before = room.db.changes().head();
    Id id = create();
    assertThat(room.organisations.get(id))
        .isEqualTo(new Organisation(id, 1, NAMES, "FR", "municipality", Organisation.State.ACTIVE));
    Change change = room.db.changes().read(before, 10).get(0);
    assertThat(change.feature()).isEqualTo("security");
    assertThat(change.type()).isEqualTo("organisation");
    assertThat(change.id()).isEqualTo(id);
    assertThat(change.verb()).isEqualTo(Change.Verb.CREATED);
    assertThat(change.audience()).isEqualTo(Change.Audience.PUBLIC);
    assertThat(change.organisation()).isEqualTo(id);
  }

  @Test
  public void aChangeNamesItsFields() {
    Id id = create();
    long before = room.db.changes().head();
    Principal editor = account(PlatformRole.MEMBER, Map.of(id, TeamRole.EDITOR));
    change(editor, id, ByLanguage.of("en", "City"), "FR", "region");
    Organisation changed = room.organisations.get(id);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.names()).isEqualTo(ByLanguage.of("en", "City"));
    assertThat(changed.kind()).isEqualTo("region");
    assertThat(room.db.changes().read(before, 10))
        .singleElement()
        .satisfies(change -> assertThat(change.fields()).containsExactly("names", "kind"));
  }

  @Test
  public void aChangeOfNothingWritesNothing() {
    Id id = create();
    long before = room.db.changes().head();
    change(Principal.SYSTEM, id, NAMES, "FR", "municipality");
    assertThat(room.organisations.get(id).version()).isEqualTo(1);
    assertThat(room.db.changes().head()).isEqualTo(before);
  }

  @Test
  public void anOlderVersionIsNotWritten() {
    Id id = create();
    assertThat(room.organisationStore.update(id, 7, NAMES, "DE", "ngo")).isFalse();
    assertThat(room.organisations.get(id).country()).isEqualTo("FR");
  }

  @Test
  public void othersMayNot() {
    Id id = create();
    Principal reader = account(PlatformRole.MEMBER, Map.of(id, TeamRole.READER));
    assertThatThrownBy(() -> change(reader, id, NAMES, "DE", "ngo"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> change(Principal.ANONYMOUS, id, NAMES, "DE", "ngo"))
        .isInstanceOf(SignInRequiredException.class);
    assertThatThrownBy(
            () ->
                room.access.as(
                    reader, () -> room.organisations.create(NAMES, "DE", "municipality")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void whatIsWrongIsNotWritten() {
    Id id = create();
    assertThatThrownBy(() -> change(Principal.SYSTEM, id, NAMES, "ZZ", "ngo"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> change(Principal.SYSTEM, new Id(7), NAMES, "DE", "ngo"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> room.organisations.get(new Id(7)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void manyAreFoundInTheOrderAskedFor() {
    List<Id> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      ids.add(0, create());
    }
    ids.add(60, new Id(3));
    Map<Id, Organisation> found = room.organisations.get(ids);
    ids.remove(new Id(3));
    assertThat(found.keySet()).containsExactlyElementsOf(ids);
    assertThat(found.get(ids.get(7)).names()).isEqualTo(NAMES);
    assertThat(room.organisations.get(List.of())).isEmpty();
  }

  private Id create(String country, String... names) {
    Map<String, String> byLanguage = new HashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      byLanguage.put(names[i], names[i + 1]);
    }
    return room.access.as(
        Principal.SYSTEM,
        () -> room.organisations.create(new ByLanguage<>(names[0], byLanguage), country, "ngo"));
  }

  private List<Id> alike(String country, String... names) {
    return room.access.as(
        Principal.SYSTEM,
        () ->
            room.organisations.alike(country, List.of(names)).stream()
                .map(Organisation::id)
                .toList());
  }

  @Test
  public void namesThatAreAlikeAreFound() {
    Id town = create("SK", "sk", "Obec Žilinka", "en", "Municipality of Zilinka");
    Id other = create("CZ", "cs", "Žilinka");
    assertThat(alike("SK", "City of ŽILINKA", "Elsewhere")).containsExactly(town);
    assertThat(alike("CZ", "zilinka")).containsExactly(other);
    assertThat(alike("SK", "Zilina", "--", "")).isEmpty();
    assertThat(alike("SK")).isEmpty();
    assertThat(
            room.access.as(
                Principal.SYSTEM, () -> room.organisations.alike("SK", List.of("Zilinka"))))
        .containsExactly(room.organisations.get(town));
    change(Principal.SYSTEM, town, ByLanguage.of("sk", "Iná"), "SK", "ngo");
    assertThat(alike("SK", "Zilinka")).isEmpty();
    assertThat(alike("SK", "ina obec")).containsExactly(town);
  }

  @Test
  public void atMostTwentyAreAlike() {
    for (int i = 0; i < 25; i++) {
      create("LV", "lv", "Vienāds");
    }
    assertThat(alike("LV", "vienads")).hasSize(20);
  }

  @Test
  public void onlyThoseWhoAddOrganisationsLookForThemAlike() {
    Principal member = account(PlatformRole.MEMBER, Map.of());
    assertThatThrownBy(
            () -> room.access.as(member, () -> room.organisations.alike("SK", List.of("X"))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void namesFromBeforeThereWereKeysGetThem() {
    Id town = create("EE", "et", "Vald Vanaküla");
    room.db.database().update("update security_organisation_name set match_key = null");
    assertThat(alike("EE", "Vanakula")).isEmpty();
    NameKeys task = new NameKeys(room.organisationStore, room.accounts);
    task.run();
    assertThat(alike("EE", "Vanakula")).containsExactly(town);
    assertThat(room.organisationStore.fillKeys()).isZero();
  }

  @Test
  public void likeNamesAreFoundByAnIndex() {
    for (int i = 0; i < 300; i++) {
      create("PL", "pl", "Gmina " + i);
    }
    assertThat(room.db.plan(OrganisationStore.alike(1), "7", "PL"))
        .contains("security_organisation_name_match");
  }

  @Test
  public void anOrganisationLeavesAndTakesPartAgain() {
    Id town = create("AT", "de", "Stadt");
    long before = room.db.changes().head();
    state(town, Organisation.State.LEFT);
    state(town, Organisation.State.LEFT);
    assertThat(room.organisations.get(town).state()).isEqualTo(Organisation.State.LEFT);
    assertThat(room.organisations.get(town).version()).isEqualTo(2);
    assertThat(room.db.changes().read(before, 10))
        .singleElement()
        .satisfies(change -> assertThat(change.fields()).containsExactly("state"));
    state(town, Organisation.State.ACTIVE);
    assertThat(room.organisations.get(town).state()).isEqualTo(Organisation.State.ACTIVE);
    Principal owner = account(PlatformRole.MEMBER, Map.of(town, TeamRole.OWNER));
    assertThatThrownBy(
            () ->
                room.access.as(
                    owner,
                    () -> {
                      room.organisations.state(town, Organisation.State.LEFT);
                      return null;
                    }))
        .isInstanceOf(AccessDeniedException.class);
  }

  private void state(Id id, Organisation.State state) {
    room.access.as(
        Principal.SYSTEM,
        () -> {
          room.organisations.state(id, state);
          return null;
        });
  }

  @Test
  public void theSecretariatFindsThemByNameCountryAndState() {
    Id town = create("GR", "el", "Δήμος Παράδειγμα", "en", "Paradeigma Town");
    Id other = create("CY", "en", "Paradeigma");
    state(other, Organisation.State.LEFT);
    assertThat(wanted("PARADEIG", "", null)).contains(other, town);
    assertThat(wanted("δημος παραδ", "", null)).containsExactly(town);
    assertThat(wanted("παραδειγμα", "", null)).containsExactly(town);
    assertThat(wanted("paradeigma", "CY", Organisation.State.LEFT)).containsExactly(other);
    assertThat(wanted("paradeigma", "", Organisation.State.ACTIVE)).containsExactly(town);
    assertThat(wanted("%", "", null)).isEmpty();
    assertThat(wanted("", "GR", null)).containsExactly(town);
    assertThat(room.organisationStore.countries()).contains("CY", "GR").isSorted();
  }

  private List<Id> wanted(String words, String country, Organisation.State state) {
    return room.organisationStore.list(
        new OrganisationStore.Wanted(words, country, state), null, 51);
  }

  @Test
  public void searchesUseIndexes() {
    for (int i = 0; i < 300; i++) {
      create(i % 2 == 0 ? "BE" : "NL", "nl", "Gemeente " + i);
    }
    List<Object> params = new ArrayList<>();
    String sql =
        OrganisationStore.sql(new OrganisationStore.Wanted("gemeente 7", "", null), null, params);
    params.add(51);
    assertThat(room.db.plan(sql, params.toArray()))
        .contains("security_organisation_name_folded")
        .contains("security_organisation_name_match");
    assertThat(
            room.db.plan(
                OrganisationStore.sql(
                    new OrganisationStore.Wanted("", "LU", null), null, new ArrayList<>()),
                "LU",
                51))
        .contains("security_organisation_country");
  }
}
