package org.alliance.portal.endpoints.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.changes.ChangeLog;
import org.junit.Test;

public class ChangeFeedTest {
  private static final Id OWNER = new Id(3);
  private final List<Change> log = new ArrayList<>();

  private static Principal principal(Principal.Kind kind, Set<PlatformRole> roles, Object more) {
    Map<Id, TeamRole> teams = more instanceof Id id ? Map.of(id, TeamRole.READER) : Map.of();
    Set<String> scopes = more instanceof String scope ? Set.of(scope) : Set.of();
    return new Principal(kind, new Id(1), "", roles, teams, scopes);
  }

  private void write(Audience... audiences) {
    for (Audience audience : audiences) {
      log.add(
          new Change(
              log.size() + 1L,
              Instant.EPOCH,
              "account:1",
              "profiles",
              "profile",
              new Id(9),
              Change.Verb.CREATED,
              List.of(),
              audience,
              OWNER));
    }
  }

  private ChangeFeed.Page read(Principal principal, long after, int limit) {
    return new ChangeFeed(new Log(), new As(principal)).read(after, limit);
  }

  private List<Audience> seen(Principal principal) {
    return read(principal, 0, 100).changes().stream().map(Change::audience).toList();
  }

  @Test
  public void everybodySeesWhatTheyMayKnow() {
    write(Audience.PUBLIC, Audience.MEMBERS, Audience.ORGANISATION, Audience.NONE);
    Principal.Kind account = Principal.Kind.ACCOUNT;
    Principal.Kind client = Principal.Kind.API_CLIENT;
    assertThat(seen(Principal.ANONYMOUS)).containsExactly(Audience.PUBLIC);
    assertThat(seen(principal(account, Set.of(PlatformRole.MEMBER), null)))
        .containsExactly(Audience.PUBLIC, Audience.MEMBERS);
    assertThat(seen(principal(account, Set.of(PlatformRole.MEMBER), OWNER)))
        .containsExactly(Audience.PUBLIC, Audience.MEMBERS, Audience.ORGANISATION);
    assertThat(seen(principal(account, Set.of(PlatformRole.ADMIN), null)))
        .containsExactly(Audience.PUBLIC, Audience.MEMBERS, Audience.ORGANISATION);
    assertThat(seen(principal(client, Set.of(), "profiles:read")))
        .containsExactly(Audience.PUBLIC, Audience.MEMBERS);
    assertThat(seen(principal(client, Set.of(), "funds:read"))).containsExactly(Audience.PUBLIC);
    assertThat(read(principal(account, Set.of(PlatformRole.MODERATOR), null), 0, 9).withActor())
        .isTrue();
    assertThat(read(principal(account, Set.of(PlatformRole.MEMBER), null), 0, 9).withActor())
        .isFalse();
  }

  @Test
  public void neverSkipsAndNeverScansForEver() {
    for (int i = 0; i < ChangeFeed.SCAN + 10; i++) {
      write(Audience.MEMBERS);
    }
    write(Audience.PUBLIC, Audience.PUBLIC, Audience.PUBLIC);
    ChangeFeed.Page first = read(Principal.ANONYMOUS, 0, 2);
    assertThat(first.changes()).isEmpty();
    assertThat(first.last()).isEqualTo(ChangeFeed.SCAN);
    assertThat(first.more()).isTrue();
    ChangeFeed.Page second = read(Principal.ANONYMOUS, first.last(), 2);
    assertThat(second.changes()).hasSize(2);
    assertThat(second.more()).isTrue();
    ChangeFeed.Page third = read(Principal.ANONYMOUS, second.last(), 2);
    assertThat(third.changes()).hasSize(1);
    assertThat(third.more()).isFalse();
    assertThat(third.last()).isEqualTo(log.size());
    ChangeFeed.Page end = read(Principal.ANONYMOUS, third.last(), 2);
    assertThat(end.changes()).isEmpty();
    assertThat(end.last()).isEqualTo(log.size());
    assertThat(end.more()).isFalse();
  }

  private final class Log implements ChangeLog {
    @Override
    public void record(
        String feature,
        Collection<Named> things,
        Change.Verb verb,
        List<String> fields,
        Audience audience) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Change> read(long after, int limit) {
      return log.stream().filter(c -> c.position() > after).limit(limit).toList();
    }

    @Override
    public long head() {
      return log.size();
    }
  }

  private record As(Principal principal) implements Access {
    @Override
    public void require(String action) {}

    @Override
    public void require(String action, Id owner) {}

    @Override
    public boolean allows(String action, Id owner) {
      return true;
    }

    @Override
    public <T> T as(Principal other, Supplier<T> work) {
      return work.get();
    }
  }
}
