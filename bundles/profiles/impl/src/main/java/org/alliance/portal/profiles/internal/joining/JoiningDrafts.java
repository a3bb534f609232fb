package org.alliance.portal.profiles.internal.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.membership.api.Accepted;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.ProfileRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the portal knows of an organisation that joins, as the draft of its profile. What breaks a
 * rule is left out: the team writes it anew, and the application still has it.
 */
@Component(service = JoiningDrafts.class)
public class JoiningDrafts {
  private static final String MORE = "…";
  private static final int CODE = 2;

  private final Profiles profiles;
  private final Vocabulary vocabulary;

  @Activate
  public JoiningDrafts(@Reference Profiles profiles, @Reference Vocabulary vocabulary) {
    this.profiles = profiles;
    this.vocabulary = vocabulary;
  }

  /**
   * The draft of an organisation's profile.
   *
   * @param accepted its application; null when it came by none
   * @param day when it joined
   */
  ProfileDraft draft(Organisation organisation, Accepted accepted, LocalDate day) {
    if (accepted == null) {
      return draft(organisation, null, null, List.of(), Map.of(), day);
    }
    Profile.Population population =
        accepted.population() == null
            ? null
            : new Profile.Population(accepted.population(), day.getYear());
    String website = accepted.website();
    List<FieldProblem> problems =
        profiles.check(draft(organisation, website, population, List.of(), Map.of(), day));
    return draft(
        organisation,
        names(problems, "website") ? null : website,
        names(problems, "population") ? null : population,
        themes(accepted),
        texts(organisation, accepted),
        day);
  }

  private static boolean names(List<FieldProblem> problems, String field) {
    return problems.stream().anyMatch(p -> p.field().split("\\.")[0].equals(field));
  }

  private List<String> themes(Accepted accepted) {
    return accepted.themes().stream()
        .map(code -> vocabulary.current(Vocabulary.THEME, code))
        .filter(code -> vocabulary.selectable(Vocabulary.THEME, code))
        .distinct()
        .limit(ProfileRules.THEMES)
        .toList();
  }

  private Map<String, ProfileText> texts(Organisation organisation, Accepted accepted) {
    boolean written =
        accepted.lang().length() == CODE
            && vocabulary.selectable(Vocabulary.LANGUAGE, accepted.lang());
    return Map.of(
        written ? accepted.lang() : organisation.names().original(),
        new ProfileText(shortened(accepted.about().strip()), null, null, null, null));
  }

  /** Whole words only, and a sign that there was more. */
  private static String shortened(String text) {
    if (text.length() <= ProfileRules.SUMMARY) {
      return text;
    }
    String start = text.substring(0, ProfileRules.SUMMARY - MORE.length() - 1);
    int end = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'));
    return (end > 0 ? start.substring(0, end) : start).stripTrailing() + " " + MORE;
  }

  private static ProfileDraft draft(
      Organisation organisation,
      String website,
      Profile.Population population,
      List<String> themes,
      Map<String, ProfileText> texts,
      LocalDate day) {
    return new ProfileDraft(
        organisation.names().original(),
        organisation.names().values(),
        organisation.kind(),
        organisation.country(),
        null,
        null,
        null,
        population,
        website,
        new Profile.Accession(Profile.Accession.Status.JOINED, day),
        List.of(),
        themes,
        List.of(),
        texts,
        null,
        null,
        null,
        null);
  }
}
