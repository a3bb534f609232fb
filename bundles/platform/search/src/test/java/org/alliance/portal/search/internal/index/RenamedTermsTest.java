package org.alliance.portal.search.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.search.internal.Fakes;
import org.alliance.portal.search.internal.Room;
import org.alliance.portal.search.internal.Thing;
import org.junit.After;
import org.junit.Test;

public class RenamedTermsTest {
  private final Room room = new Room();
  private final Fakes.ThingsFake profiles =
      new Fakes.ThingsFake("profile", "profiles.read").sortedBy("theme");
  private final Fakes.ThingsFake notes = new Fakes.ThingsFake("note", "notes.read");
  private RenamedTerms renamed;

  @After
  public void close() {
    renamed.stop();
    room.close();
  }

  private void follow(String field) {
    renamed.follow(
        new Change(
            1,
            Instant.EPOCH,
            "system",
            "vocabulary",
            Term.TYPE,
            new Id(9),
            Change.Verb.UPDATED,
            List.of(field),
            Change.Audience.MEMBERS,
            null));
  }

  @Test
  public void thingsAreFoundByTheNewNameOfTheirTerm() {
    profiles.put(Thing.profile(1).title("en", "Town").keyword("en", "Housing").made());
    room.bring(profiles, notes);
    renamed = new RenamedTerms(room.indexer, room.types, Duration.ofMillis(50));
    profiles.put(Thing.profile(1).title("en", "Town").keyword("en", "Dwelling").made());
    follow("state");
    assertThat(room.titles(Principal.SYSTEM, "dwelling")).isEmpty();
    follow("names.en");
    follow("names.fr");
    Room.await(() -> room.titles(Principal.SYSTEM, "dwelling").size() == 1);
    assertThat(profiles.streams).isEqualTo(2);
    assertThat(notes.streams).isEqualTo(1);
  }
}
