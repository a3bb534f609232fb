package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
}
