package org.alliance.portal.search.internal.text;

import java.util.Set;

/** Words that say nothing about what somebody looks for, folded. They are in the index anyway. */
final class StopWords {
  private static final Set<String> ALL =
      Set.copyOf(
          java.util.Arrays.asList(
              ("a an and are as at be been by can do does for from has have how i in into is it its my of"
                      + " on or our that the their there these they this to was we what when where which"
                      + " who will with you your not"
                      + " au aux avec ce ces cette comme comment dans de des du elle elles en entre est et"
                      + " eux il ils je la le les leur leurs lui mais mes mon ne nos notre nous ont ou par"
                      + " pas pour qu que qui quel quelle quelles quels sa sans se ses si son sont sur te"
                      + " tu un une vos votre vous y d l s c j m n t")
                  .split(" ")));

  private StopWords() {}

  static boolean contains(String folded) {
    return ALL.contains(folded);
  }
}
