package org.alliance.portal.content.internal.persons;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData.Reason;

/** A form of address or a kinship followed by a name. */
final class Names implements Search {
  private static final String MORE = "(?:" + GAP + NAME + "){0,2}";

  private static final Pattern TITLE =
      Pattern.compile(
          START
              + "(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Mmes?|Mlles?|Mme|Me|Pr)\\.?|MM?\\.|Miss|Monsieur|Madame"
              + "|Mademoiselle|Docteur|Doctor)"
              + GAP
              + "(?:\\p{Lu}\\.[ -]?){0,2}("
              + NAME
              + ")"
              + MORE);

  /** Streets, schools and hospitals are named after people who are not private. */
  private static final Pattern PLACE_BEFORE =
      Pattern.compile(
          "(?i)(?:rue|avenue|boulevard|place|square|all\u00e9e|quai|\u00e9cole|lyc\u00e9e|coll\u00e8ge|h\u00f4pital|clinique|centre"
              + "|fondation|institut|street|school|hospital|foundation|prix|award|named after)"
              + "\\s(?:du\\s|de\\s|of\\s)?$");

  private static final Pattern PLACE_AFTER =
      Pattern.compile(
          "\\s(?:Street|School|Hospital|Square|Foundation|Centre|Center|Institute|Avenue|Road|Award|Primary|High)\\b");

  private static final Pattern KIN =
      Pattern.compile(
          START
              + "(?:(?:[Hh]er|[Hh]is|[Mm]y|[Oo]ur|[Tt]heir)\\s(?:\\p{Ll}{2,12}\\s)?"
              + "(?:son|daughter|wife|husband|mother|father|brother|sister|uncle|aunt|cousin|grandson"
              + "|granddaughter|grandmother|grandfather|nephew|niece|baby|fianc\u00e9e?|neighbour|friend)"
              + "|(?:[Ss]on|[Ss]a|[Mm]on|[Mm]a|[Nn]otre|[Ll]eur)\\s(?:\\p{Ll}{2,12}\\s)?"
              + "(?:fils|fille|m\u00e8re|p\u00e8re|fr\u00e8re|s\u0153ur|soeur|femme|mari|\u00e9pouse|\u00e9poux|oncle|tante|cousine?"
              + "|neveu|ni\u00e8ce|grand-m\u00e8re|grand-p\u00e8re|petit-fils|petite-fille|voisine?|amie?|b\u00e9b\u00e9)"
              + "|(?:son|daughter|wife|husband|widow|widower|brother|sister)\\sof"
              + "|(?:fils|fille|femme|\u00e9pouse|\u00e9poux|veuve|veuf|mari|fr\u00e8re|s\u0153ur|soeur)\\s(?:de|d[\u2019']))"
              + ",?\\s?("
              + NAME
              + ")(?:"
              + GAP
              + NAME
              + ")?");

  private static final Pattern CALLED =
      Pattern.compile(
          START
              + "(?:(?:boy|girl|man|woman|child|pupil|student|mother|father|resident|mediator|tenant|family)"
              + "\\s(?:named|called)"
              + "|(?:gar\u00e7on|fille|homme|femme|enfant|\u00e9l\u00e8ve|jeune|m\u00e8re|p\u00e8re|habitante?|m\u00e9diateur|m\u00e9diatrice)"
              + "\\s(?:nomm\u00e9e?|pr\u00e9nomm\u00e9e?|appel\u00e9e?))"
              + "\\s("
              + NAME
              + ")(?:"
              + GAP
              + NAME
              + ")?");

  private static final Pattern FAMILY_FR =
      Pattern.compile(
          START
              + "(?:[Ll]a|[Uu]ne|[Cc]ette|de|[Ll]es)\\s(?:famille|\u00e9poux|fr\u00e8res|s\u0153urs)\\s("
              + NAME
              + ")");

  private static final Pattern FAMILY_EN =
      Pattern.compile(
          START + "[Tt]he\\s(" + NAME + ")\\s(?:family|brothers|sisters|couple|household)" + END);

  @Override
  public void find(String text, Predicate<Place> found) {
    Search.each(TITLE, text, Reason.NAME, Names::addressed, found);
    Search.each(KIN, text, Reason.NAME, Names::named, found);
    Search.each(CALLED, text, Reason.NAME, Names::named, found);
    Search.each(FAMILY_FR, text, Reason.NAME, Names::named, found);
    Search.each(FAMILY_EN, text, Reason.NAME, Names::named, found);
  }

  private static boolean addressed(String text, Matcher match) {
    int from = Math.max(0, match.start() - 30);
    int to = Math.min(text.length(), match.end() + 15);
    return named(text, match)
        && !PLACE_BEFORE.matcher(text).region(from, match.start()).find()
        && !PLACE_AFTER.matcher(text).region(match.start(), to).find();
  }

  private static boolean named(String text, Matcher match) {
    return Words.personal(match.group(1));
  }
}
