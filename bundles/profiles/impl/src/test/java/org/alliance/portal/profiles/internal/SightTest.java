package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.testing.AccessFake;
import org.junit.Test;

public class SightTest {
  private static final Id ID = new Id(42);
  private static final List<Change.Audience> LEVELS =
      List.of(Change.Audience.PUBLIC, Change.Audience.MEMBERS, Change.Audience.ORGANISATION);

  private final AccessFake access = new AccessFake();
  private final Sight sight = new Sight(access);

  private static ProfileDraft everything(Map<Section, Change.Audience> visibility) {
    ProfileDraft d = Drafts.full();
    Map<String, ProfileText> texts =
        Map.of("en", new ProfileText("summary", "needs", "competences", "funds", "body"));
    return Drafts.with(Drafts.with(d, d.website(), texts), visibility);
  }

  private static Profile profile(Map<Section, Change.Audience> visibility) {
    return ProfileFactory.profile(
        ID, 3, everything(visibility), Instant.EPOCH, Instant.EPOCH, LocalDate.EPOCH, false);
  }

  /** What a profile shows of a section, as texts; empty when it shows nothing. */
  private static String shown(Profile p, Section section) {
    ProfileText none = new ProfileText(null, null, null, null, null);
    ProfileText t = p.texts() == null ? none : p.texts().values().get("en");
    List<Object> parts =
        switch (section) {
          case ABOUT -> some(t.summary(), p.website(), p.position(), all(p.workingLanguages()));
          case FACTS -> some(p.population(), p.nuts(), p.lau(), p.mediators());
          case WORK -> some(t.needs(), t.competences(), all(p.themes()), all(p.competences()));
          case FUNDS -> some(t.fundsExperience());
          case PARTICIPATION -> some(t.participationBody(), p.actionPlan());
          case ESTIMATE -> some(p.estimate());
          case CONTACTS -> List.of();
        };
    return parts.isEmpty() ? "" : parts.toString();
  }

  private static Object all(List<String> codes) {
    return codes.isEmpty() ? null : codes;
  }

  private static List<Object> some(Object... parts) {
    return java.util.Arrays.stream(parts).filter(java.util.Objects::nonNull).toList();
  }

  @Test
  public void eachSectionIsShownToItsAudienceAndNobodyElse() {
    Profile open = profile(null);
    for (Section section : Section.values()) {
      for (Change.Audience audience : LEVELS) {
        Profile profile = profile(Map.of(section, audience));
        for (Change.Audience level : LEVELS) {
          String what = section + " for " + audience + " read by " + level;
          Profile seen = Sight.redact(profile, level);
          boolean may = audience.compareTo(level) <= 0;
          assertThat(seen.hidden().contains(section)).as(what).isEqualTo(!may);
          assertThat(shown(seen, section)).as(what).isEqualTo(may ? shown(open, section) : "");
          for (Section other : Section.values()) {
            if (other != section) {
              boolean members = level != Change.Audience.PUBLIC;
              assertThat(shown(seen, other))
                  .as(what + ": " + other)
                  .isEqualTo(members ? shown(open, other) : "");
            }
          }
          assertThat(seen.names()).isEqualTo(open.names());
          assertThat(seen.accession()).isEqualTo(open.accession());
        }
      }
    }
  }

  @Test
  public void anEntryHidesAsTheProfileDoes() {
    ProfileSummary entry =
        new ProfileSummary(
            ID,
            1,
            new ByLanguage.Chosen<>("en", "Town"),
            "ngo",
            "RS",
            100,
            new ByLanguage.Chosen<>("en", "summary"),
            new Profile.Position(1.0, 2.0),
            List.of("housing"),
            Instant.EPOCH,
            LocalDate.EPOCH,
            false);
    for (Section section : List.of(Section.ABOUT, Section.FACTS, Section.WORK)) {
      Map<Section, Change.Audience> visibility =
          Section.complete(Map.of(section, Change.Audience.ORGANISATION));
      ProfileSummary seen = Sight.redact(entry, visibility, Change.Audience.MEMBERS);
      assertThat(seen.summary() == null).isEqualTo(section == Section.ABOUT);
      assertThat(seen.position() == null).isEqualTo(section == Section.ABOUT);
      assertThat(seen.population() == null).isEqualTo(section == Section.FACTS);
      assertThat(seen.themes().isEmpty()).isEqualTo(section == Section.WORK);
      assertThat(Sight.redact(entry, visibility, Change.Audience.ORGANISATION)).isEqualTo(entry);
    }
  }

  @Test
  public void readersAreAsNearAsTheyAre() {
    assertThat(level(Principal.SYSTEM)).isEqualTo(Change.Audience.ORGANISATION);
    assertThat(level(ServiceFixture.account(Map.of(ID, TeamRole.READER), PlatformRole.MEMBER)))
        .isEqualTo(Change.Audience.ORGANISATION);
    for (PlatformRole role : List.of(PlatformRole.MODERATOR, PlatformRole.ADMIN)) {
      assertThat(level(ServiceFixture.account(Map.of(), role)))
          .isEqualTo(Change.Audience.ORGANISATION);
    }
    assertThat(
            level(ServiceFixture.account(Map.of(new Id(1), TeamRole.OWNER), PlatformRole.MEMBER)))
        .isEqualTo(Change.Audience.MEMBERS);
    assertThat(level(client("profiles:read"))).isEqualTo(Change.Audience.MEMBERS);
    access.refused.add(Profiles.READ);
    assertThat(level(Principal.ANONYMOUS)).isEqualTo(Change.Audience.PUBLIC);
    assertThat(level(client("projects:read"))).isEqualTo(Change.Audience.PUBLIC);
  }

  private static Principal client(String scope) {
    return new Principal(
        Principal.Kind.API_CLIENT, new Id(9), "Client", Set.of(), Map.of(), Set.of(scope));
  }

  private Change.Audience level(Principal reader) {
    access.principal = reader;
    return sight.level(ID);
  }

  @Test
  public void whatWasHiddenStaysWhateverIsHandedIn() {
    for (Section section : Section.values()) {
      Profile before = profile(Map.of(section, Change.Audience.ORGANISATION));
      ProfileDraft wanted = Drafts.small("New name", "FR", "region");
      Profile after =
          ProfileFactory.profile(
              ID,
              4,
              Sight.keeping(wanted, before, Set.of(section)),
              Instant.EPOCH,
              Instant.EPOCH,
              LocalDate.EPOCH,
              false);
      assertThat(shown(after, section)).isEqualTo(shown(before, section));
      assertThat(after.visibility().get(section)).isEqualTo(Change.Audience.ORGANISATION);
      for (Section other : Section.values()) {
        if (other != section) {
          assertThat(shown(after, other)).isEmpty();
        }
      }
      assertThat(after.names().values()).containsExactly(Map.entry("en", "New name"));
    }
  }

  @Test
  public void fieldsAreOfTheSectionsThatHideThem() {
    Profile full = profile(null);
    Profile empty =
        ProfileFactory.profile(
            ID,
            3,
            new ProfileDraft(
                "sr",
                Drafts.full().names(),
                full.kind(),
                full.country(),
                null,
                null,
                null,
                null,
                null,
                full.accession(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            Instant.EPOCH,
            Instant.EPOCH,
            LocalDate.EPOCH,
            false);
    for (String field : Fields.changed(full, empty)) {
      Profile without = Sight.without(full, Set.of(Fields.section(field)));
      assertThat(Fields.changed(full, without)).as(field).contains(field);
    }
  }
}
