package org.alliance.portal.content.internal.persons;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData.Reason;

/** Dates of birth, and the age of one person. */
final class Births implements Search {
  private static final String MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
          + "|janvier|f\u00e9vrier|mars|avril|mai|juin|juillet|ao\u00fbt|septembre|octobre|novembre|d\u00e9cembre)";
  private static final String DATE =
      "(?:\\d{1,2}(?:st|nd|rd|th|er)?\\s(?:of\\s)?"
          + MONTH
          + ",?\\s\\d{4}|"
          + MONTH
          + "\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}|\\d{4}-\\d{2}-\\d{2})";

  private static final Pattern BORN =
      Pattern.compile(
          START
              + "(?:born\\s(?:on\\s)?(?:the\\s)?|n\u00e9(?:e|\\(e\\)|\u00b7e)?\\s(?:le\\s))"
              + DATE
              + END);
  private static final Pattern STATED =
      Pattern.compile(
          START
              + "(?i:date of birth|birth date|dob|date de naissance)\\s{0,2}:?\\s{0,2}"
              + DATE
              + END);

  /** Things that are said to be born as well. */
  private static final Pattern THING =
      Pattern.compile(
          "(?i)(?:project|idea|network|association|initiative|programme|partnership|plan|centre|center"
              + "|strategy|alliance|council|movement|school|festival|cooperation"
              + "|projet|id\u00e9e|r\u00e9seau|partenariat|strat\u00e9gie|dispositif|mouvement|\u00e9cole|conseil|coop\u00e9rative)"
              + "[^.!?\\n]{0,40}$");

  private static final Pattern ENGLISH =
      Pattern.compile(
          START
              + "(?:("
              + NAME
              + "),?\\s(?:is\\s)?|(?:[Aa]|[Tt]he|[Oo]ne)\\s(?:\\p{Ll}{2,20}\\s)?"
              + "(?:man|woman|girl|boy|mother|father|mediator|pupil|student|resident),?\\s)"
              + "aged?\\s\\d{1,3}(?!\\s?(?:[-\u2013\u2014+]|to|and|or)(?:\\s?\\d|\\s(?:over|older|above|under|below|more)|\\b))"
              + END);
  private static final Pattern YEARS_OLD =
      Pattern.compile(
          START
              + "(?:("
              + NAME
              + "),?\\s(?:is\\s)?\\(?\\d{1,3}\\syears\\sold"
              + "|[Aa]\\s\\d{1,3}-year-old\\s(?:man|woman|girl|boy|mother|father|student|pupil|resident))"
              + END);
  private static final Pattern FRENCH =
      Pattern.compile(
          START
              + "(?:("
              + NAME
              + "),?\\s(?:est\\s)?|(?:[Uu]ne?|[Ll]e|[Ll]a|[Cc]ette?|[Cc]e)\\s?(?:jeune\\s)?"
              + "(?:homme|femme|fille|gar\u00e7on|m\u00e8re|p\u00e8re|dame|monsieur|m\u00e9diateur|m\u00e9diatrice|\u00e9l\u00e8ve|habitante?),?\\s)"
              + "\u00e2g\u00e9e?\\sde\\s\\d{1,3}\\sans"
              + END);

  @Override
  public void find(String text, Predicate<Place> found) {
    Search.each(BORN, text, Reason.BIRTH, Births::ofPerson, found);
    Search.each(STATED, text, Reason.BIRTH, (t, m) -> true, found);
    Search.each(ENGLISH, text, Reason.BIRTH, Births::beside, found);
    Search.each(YEARS_OLD, text, Reason.BIRTH, Births::beside, found);
    Search.each(FRENCH, text, Reason.BIRTH, Births::beside, found);
  }

  private static boolean ofPerson(String text, Matcher match) {
    int from = Math.max(0, match.start() - 60);
    return !THING.matcher(text).region(from, match.start()).find();
  }

  private static boolean beside(String text, Matcher match) {
    return match.group(1) == null || Words.personal(match.group(1));
  }
}
