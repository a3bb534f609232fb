package org.alliance.portal.content.internal.persons;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Capitalised words that are not the name of a person. */
final class Words {
  private static final Set<String> COMMON =
      Arrays.stream(
              ("adult adults all anybody anyone boys children child citizens everybody everyone families"
                      + " family girls infants inhabitants learners men mothers fathers parents people person"
                      + " persons population pupil pupils residents roma romani rom roms sinti students"
                      + " teenagers those travellers traveller unemployed women workers young youth yenish"
                      + " manouches manouche gitan gitans voyageurs tsiganes kale kaale cal\u00e9 dom lom"
                      + " europe christmas easter street school house home group council state nation"
                      + " adultes b\u00e9b\u00e9s chacun ceux celles enfants enfant femmes filles gar\u00e7ons habitants hommes"
                      + " jeunes m\u00e8res p\u00e8res personne personnes toute tout citoyens \u00e9l\u00e8ves \u00e9tudiants"
                      + " alliance union commune ville r\u00e9gion mairie \u00e9tat eu ue holy human single large"
                      + " general secretary mayor president minister chair director commissioner head"
                      + " maire pr\u00e9sident pr\u00e9sidente ministre directeur directrice")
                  .split("\\s+"))
          .collect(Collectors.toUnmodifiableSet());

  /** Ends of words for nations and the like: the Romanian family law names nobody. */
  private static final String[] ADJECTIVES = {
    "ean", "anian", "arian", "ovakian", "ussian", "utheran", "ristian", "nish", "lish", "rish",
    "wish", "ench", "utch", "erman", "uese", "ional", "cial", "ocal", "ublic", "atholic", "hodox"
  };

  private Words() {}

  /** Whether a capitalised word may be somebody's name. */
  static boolean personal(String name) {
    String word = name.toLowerCase(Locale.ROOT).replaceAll("['\u2019]s$", "");
    if (word.length() < 2 || COMMON.contains(word)) {
      return false;
    }
    for (String end : ADJECTIVES) {
      if (word.endsWith(end)) {
        return false;
      }
    }
    return true;
  }
}
