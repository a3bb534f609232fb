package org.alliance.portal.content.internal.persons;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData.Reason;

/** E-mail addresses that look like a person's; those of an office are meant to be public. */
final class Addresses implements Search {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+-])([\\p{L}\\p{N}._%+-]{1,64})@((?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}\\p{L}{2,24})");

  /** Words that name an office and not a person. */
  private static final Set<String> OFFICES =
      Set.of(
          ("accueil achats action admin administration adm affaires agence alliance asbl"
                  + " association bureau cabinet ccas center centre city cityhall commune communication"
                  + " communications conseil consultation contact cooperation coordination council"
                  + " culture data department desk direction dpo eau education elus emploi enquiries"
                  + " enfance equality ec eu europe european events facturation finance foundation fund funds"
                  + " fundraising general gouvernance grants greffe habitat hello help helpdesk housing"
                  + " health hr inclusion info infos information insertion institute integration"
                  + " international jeunesse jobs kabinet kontakt legal library logement mail mairie"
                  + " marketing mayor mediation mediators member members membership municipality"
                  + " municipal network news newsletter ngo no-reply noreply obec observatory office"
                  + " opstina participation partenariat partners partnership payments police policy"
                  + " portal post poste postmaster prefecture presidence press presse primaria"
                  + " privacy procurement programme project projects projet projets protocol"
                  + " public reception recrutement region regional registry registar relations reply"
                  + " research roma romact school scolaire secretariat secretary service services"
                  + " social sociale solidarite sport sports staff strategy support team technique"
                  + " town training travellers unit urad urban urbanisme vie ville voyageurs web"
                  + " webmaster welcome youth")
              .split("\\s+"));

  /** Where people have addresses of their own. */
  private static final Set<String> PRIVATE =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "yahoo.com",
          "yahoo.fr",
          "hotmail.com",
          "hotmail.fr",
          "outlook.com",
          "live.com",
          "icloud.com",
          "orange.fr",
          "wanadoo.fr",
          "free.fr",
          "sfr.fr",
          "laposte.net",
          "gmx.net",
          "gmx.de",
          "web.de",
          "proton.me",
          "protonmail.com",
          "abv.bg",
          "seznam.cz",
          "centrum.sk",
          "wp.pl",
          "libero.it",
          "t-online.hu",
          "freemail.hu");

  @Override
  public void find(String text, Predicate<Place> found) {
    Search.each(ADDRESS, text, Reason.EMAIL, Addresses::personal, found);
  }

  private static boolean personal(String text, Matcher match) {
    String local = match.group(1).toLowerCase(Locale.ROOT);
    List<String> parts = Arrays.stream(local.split("[._+-]")).filter(p -> !p.isEmpty()).toList();
    if (OFFICES.contains(local) || parts.stream().anyMatch(Addresses::office)) {
      return false;
    }
    return PRIVATE.contains(match.group(2).toLowerCase(Locale.ROOT)) || names(parts);
  }

  /** {@code office2} is an office too. */
  private static boolean office(String part) {
    return OFFICES.contains(part.replaceAll("\\d+$", ""));
  }

  /** First name or initial, and last name. */
  private static boolean names(List<String> parts) {
    return parts.size() >= 2
        && parts.size() <= 4
        && parts.stream().allMatch(p -> p.matches("\\p{L}{1,30}\\d{0,4}"))
        && parts.get(parts.size() - 1).length() >= 2;
  }
}
