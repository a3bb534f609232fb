package org.alliance.portal.bench;

import java.util.Random;

/** Invents names of places from syllables. */
final class Names {
  private static final String[] STARTS = {
    "Al", "Bel", "Cor", "Dra", "Es", "Fal", "Gor", "Hel", "Ist", "Jar", "Kam", "Lov", "Mer", "Nov",
    "Ol", "Pel", "Quin", "Rav", "Sel", "Tor", "Ur", "Val", "Wes", "Yar", "Zel"
  };
  private static final String[] MIDDLES = {
    "a", "e", "i", "o", "u", "ana", "ela", "ino", "oru", "ume", "ari", "esto", "ili", "ondra", "ura"
  };
  private static final String[] ENDS = {
    "berg", "dol", "feld", "grad", "hida", "land", "mont", "nik", "polis", "rova", "selo", "sted",
    "tal", "vara", "ville", "witz"
  };

  private Names() {}

  static String next(Random random) {
    return pick(STARTS, random)
        + pick(MIDDLES, random)
        + pick(MIDDLES, random).substring(0, 1)
        + "r"
        + pick(ENDS, random);
  }

  private static String pick(String[] syllables, Random random) {
    return syllables[random.nextInt(syllables.length)];
  }
}
