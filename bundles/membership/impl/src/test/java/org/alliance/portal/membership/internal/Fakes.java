package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** Services of other rooms, in memory. */
public final class Fakes {
  private Fakes() {}

  /** A clock that the test moves. */
  public static final class Hands extends Clock {
    public volatile Instant now = Samples.NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** A few words of each vocabulary. */
  public static final class VocabularyFake implements Vocabulary {
    private final List<Term> terms = new ArrayList<>();

    public VocabularyFake() {
      add(KIND, "municipality", "region", "association", "ngo", "university");
      add(THEME, "housing", "education", "health", "employment", "culture", "poverty");
      add(COUNTRY, "RS", "FR", "XK");
      add(LANGUAGE, "sr", "en", "fr", "rom");
    }

    private void add(String scheme, String... codes) {
      for (String code : codes) {
        terms.add(
            new Term(
                new Id(terms.size() + 1),
                1,
                scheme,
                code,
                ByLanguage.of("en", "Name of " + code),
                Term.State.ACTIVE,
                null));
      }
    }

    @Override
    public List<Term> active(String scheme, String lang) {
      return terms.stream().filter(t -> t.scheme().equals(scheme)).toList();
    }

    @Override
    public Optional<Term> term(String scheme, String code) {
      return active(scheme, "en").stream().filter(t -> t.code().equals(code)).findFirst();
    }

    @Override
    public String label(String scheme, String code, String lang) {
      return term(scheme, code).map(t -> t.names().in(lang).value()).orElse(code);
    }

    @Override
    public String current(String scheme, String code) {
      return code;
    }
  }

  /** English and French. */
  public static final class LanguagesFake implements Languages {
    @Override
    public List<String> all() {
      return List.of("en", "fr");
    }

    @Override
    public String match(String acceptLanguage) {
      return "en";
    }
  }

  /** Moderators by account. */
  public static final class TeamsFake implements Teams {
    public final List<Recipient> moderators = new ArrayList<>();

    @Override
    public Id invite(Id organisation, String email, String name, TeamRole role, String lang) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Colleague> members(Id organisation) {
      return List.of();
    }

    @Override
    public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
      return Map.of();
    }

    @Override
    public List<Recipient> moderators() {
      return List.copyOf(moderators);
    }

    @Override
    public Optional<Recipient> recipient(Id account) {
      return moderators.stream().filter(m -> m.account().equals(account)).findFirst();
    }
  }
}
