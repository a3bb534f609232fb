package org.alliance.portal.search.internal.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.util.BytesRef;

/** Bytes that sort names by the rules of a language. Not thread-safe. */
final class SortKeys {
  private static final int LONGEST = 100;
  private final Collator collator;

  SortKeys(String lang) {
    collator = Collator.getInstance(new ULocale(lang));
  }

  BytesRef of(String title) {
    String start = title.length() <= LONGEST ? title : title.substring(0, LONGEST);
    RawCollationKey key = collator.getRawCollationKey(start, null);
    return new BytesRef(java.util.Arrays.copyOf(key.bytes, key.size));
  }
}
